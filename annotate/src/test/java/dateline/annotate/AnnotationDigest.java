package dateline.annotate;

import dateline.contract.json.Json;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Prints a digest of what the shipped annotator says about sample articles; run in a Java process of its own. */
final class AnnotationDigest {
    static final List<AnnotationInput> INPUTS = SampleInputs.of(7, 80);

    private AnnotationDigest() {}

    public static void main(String[] args) throws Exception {
        TextAnnotator annotator = TextAnnotator.load();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (AnnotationInput input : INPUTS) {
            digest.update(Json.MAPPER.writeValueAsBytes(annotator.annotate(input)));
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()));
    }
}
