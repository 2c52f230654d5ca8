package dateline.contract.topic;

import dateline.contract.record.FeedIds;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Where the records of feeds go: all feeds of one host to the same partition, so that one instance polls them all and
 * politeness needs no coordination. Safe for any number of threads.
 */
public final class FeedPartitions {
    private FeedPartitions() {}

    /**
     * The partition of a feed's records.
     *
     * @param url an absolute address
     * @param partitions how many partitions the topic has
     */
    public static int of(String url, int partitions) {
        byte[] host = FeedIds.host(url).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(host)) % partitions;
    }
}
