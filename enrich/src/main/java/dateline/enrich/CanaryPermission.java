package dateline.enrich;

import dateline.enrich.topology.EnrichTopology;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Whether canaries may set out: when every instance of enrich in the cluster knows them. An instance of 0.1.0, as there is
 * in a rolling upgrade, would take one for an article that cannot be read, and fail. They are told apart by the beginning
 * of their client ids. Until somebody has looked, none may. Safe for any number of threads.
 */
final class CanaryPermission implements BooleanSupplier {
    /** What the client ids of instances that know canaries begin with. */
    static final String CLIENT = EnrichTopology.APPLICATION + "-canary-";

    private volatile boolean given;

    @Override
    public boolean getAsBoolean() {
        return given;
    }

    /** Looks who is in the group. */
    void look(Admin admin) throws ExecutionException, InterruptedException {
        try {
            decide(admin.describeConsumerGroups(List.of(EnrichTopology.APPLICATION)).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::clientId)
                    .toList());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
            decide(List.of()); // nobody has joined it yet
        }
    }

    /** @param clients the client ids of the group's members */
    void decide(List<String> clients) {
        given = !clients.isEmpty() && clients.stream().allMatch(c -> c.startsWith(CLIENT));
    }
}
