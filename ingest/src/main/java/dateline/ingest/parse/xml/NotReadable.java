package dateline.ingest.parse.xml;

import org.xml.sax.SAXException;

/** Ends the reading of a document early; SAX knows no other way out. */
public final class NotReadable extends SAXException {
    private static final long serialVersionUID = 1;

    /** Why a document is given up. */
    public enum Why {
        TOO_DEEP,
        TOO_MANY_ITEMS,
        OTHER_ROOT
    }

    public final Why why;

    /**
     * @param root the name of the document's first element
     */
    NotReadable(Why why, String root) {
        super(root);
        this.why = why;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nothing is filled in
    public Throwable fillInStackTrace() {
        return this;
    }
}
