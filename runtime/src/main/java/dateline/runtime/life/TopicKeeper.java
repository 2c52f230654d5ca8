package dateline.runtime.life;

import dateline.contract.topic.Topic;
import dateline.runtime.topic.TopicMaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics again that have gone while a role runs. What was in them is lost; what comes next is not. */
final class TopicKeeper {
    private static final Logger log = LoggerFactory.getLogger(TopicKeeper.class);

    private final String role;
    private final Collection<? extends Topic<String, ?>> topics;

    TopicKeeper(String role, Collection<? extends Topic<String, ?>> topics) {
        this.role = role;
        this.topics = topics;
    }

    /**
     * Makes those that are missing.
     *
     * @param there the names of all topics there are
     * @return what was missing, and why it cannot be made where that is so; empty if nothing was
     */
    Optional<String> keep(Admin admin, Set<String> there) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Topic<String, ?> topic : topics) {
            if (!there.contains(topic.name())) {
                missing.add(topic.name() + " is missing" + make(admin, topic));
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    private String make(Admin admin, Topic<String, ?> topic) throws InterruptedException {
        try {
            if (!TopicMaker.make(admin, topic)) {
                return ""; // another role was quicker, or the broker is still deleting it: the next look tells
            }
        } catch (ExecutionException e) {
            return " and cannot be made (" + e.getCause() + ")";
        }
        log.atWarn()
                .addKeyValue("role", role)
                .addKeyValue("topic", topic.name())
                .addKeyValue("partitions", topic.partitions())
                .log("a topic was missing and has been made again; what was in it is lost");
        return " and is made again";
    }
}
