package dateline.runtime.config;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A value that is never printed: not in logs, not by {@code config show}.
 *
 * @param value the value itself
 */
public record Secret(@JsonIgnore String value) {
    @Override
    public String toString() {
        return "******";
    }
}
