package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The field of an article that offsets count in. */
public enum Field {
    /** {@link Article#title()}. */
    @JsonProperty("title")
    TITLE,
    /** {@link Article#text()}. */
    @JsonProperty("text")
    TEXT
}
