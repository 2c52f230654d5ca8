package dateline.annotate;

import org.jspecify.annotations.Nullable;

/**
 * What an annotator reads.
 *
 * @param title plain text, may be empty
 * @param text plain text, may be empty
 * @param languageHint BCP 47 tag that the feed declares; a hint, not the answer
 * @param outletCountry ISO 3166-1 alpha-2 code of the outlet's own country
 */
public record AnnotationInput(
        String title,
        String text,
        @Nullable String languageHint,
        @Nullable String outletCountry) {}
