package dateline.annotate.story;

/** Where a {@link StoryClusterer} keeps its stories over restarts. */
public interface StoryStore {
    /** Keeps nothing: for a run that starts from nothing and is not continued. */
    StoryStore NONE = new StoryStore() {
        @Override
        public void forEach(Reader reader) {}

        @Override
        public void put(String id, byte[] story) {}

        @Override
        public void delete(String id) {}
    };

    /** Takes stories. */
    interface Reader {
        void story(String id, byte[] story);
    }

    /** All stories that are kept, in any order. */
    void forEach(Reader reader);

    /** Keeps a story's latest state. */
    void put(String id, byte[] story);

    /** Forgets a story. */
    void delete(String id);
}
