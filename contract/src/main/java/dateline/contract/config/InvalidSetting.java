package dateline.contract.config;

/** Thrown by a configuration record whose component has a value that cannot work. */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String component;

    /**
     * @param component the record component's name
     * @param message what is wrong and what would be right, to be read after the key's name: "must be at least 1s"
     */
    public InvalidSetting(String component, String message) {
        super(message);
        this.component = component;
    }

    /** The record component's name. */
    public String component() {
        return component;
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean holds, String component, String message) {
        if (!holds) {
            throw new InvalidSetting(component, message);
        }
    }
}
