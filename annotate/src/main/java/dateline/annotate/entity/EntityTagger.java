package dateline.annotate.entity;

import dateline.contract.record.Entity;
import java.util.List;

/** Finds named entities. Deterministic, safe for any number of threads. */
public interface EntityTagger {
    /** Whether it can read a language, by its ISO 639-1 code. */
    boolean supports(String language);

    /** The entities of an article in reading order, title first; empty for a language it does not support. */
    List<Entity> tag(String title, String text, String language);
}
