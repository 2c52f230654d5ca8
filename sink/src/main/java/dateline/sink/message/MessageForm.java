package dateline.sink.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Puts what is to be told into the form that a service prescribes. Any thread. */
@FunctionalInterface
public interface MessageForm {
    /** @param now from which the time counts that links in the message work */
    ObjectNode of(Delivery delivery, Instant now);
}
