package dateline.annotate;

import dateline.annotate.country.CountryPolicy;
import dateline.annotate.resource.ResourceFiles;
import dateline.contract.record.ArticleIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of the shipped annotator. The build makes it of Dateline's version and a digest over all sources, models
 * and lists that annotate and the versions of their libraries, so that nobody needs to think of it.
 */
final class AnnotatorVersion {
    /** Made by the build, see pom.xml. */
    private static final String BUILT = "annotator.properties";

    private static final int DIGITS = 12;

    private AnnotatorVersion() {}

    /** The version under a policy: with the defaults as shipped, else with a digest of the choices behind it. */
    static String under(CountryPolicy policy) {
        return policy.equals(CountryPolicy.defaults())
                ? shipped()
                : shipped() + "." + ArticleIds.hash("policy", policy.toString()).substring(0, 8);
    }

    /** As {@code dateline-annotator/0.1.0+0123456789ab}. */
    static String shipped() {
        Properties built = new Properties();
        try (InputStream in = ResourceFiles.open(BUILT)) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "dateline-annotator/" + built.getProperty("version", "") + "+"
                + built.getProperty("digest", "").substring(0, DIGITS);
    }
}
