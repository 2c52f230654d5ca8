package dateline.annotate;

import dateline.contract.record.Annotation;

/**
 * Works out what a text is about. Implementations are deterministic and safe for any number of threads: one instance a
 * process. Any text gets an answer, also an empty one, one of five megabytes and one with unpaired surrogates.
 */
public interface Annotator {
    /** What the input is about. */
    Annotation annotate(AnnotationInput input);

    /** Version of everything that decides the output: code, models, data. */
    String version();
}
