package dateline.sink;

import dateline.contract.InvalidSetting;
import dateline.contract.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * How the sink stores and whom it tells.
 *
 * @param poolSize connections to the database, at least 2
 * @param batchSize records written in one transaction at most
 * @param instanceId a name that no other sink of the cluster has and that stays the same across restarts, such as
 *     {@code sink-1}: Kafka then lets the sink go on within seconds after a crash; null if there is none
 * @param webhookUrl where alerts are posted, http or https; a secret because whoever knows it can often post there too;
 *     null if nowhere
 * @param allowPrivateAddresses whether the webhook's receiver may be in this machine or its network
 */
public record SinkConfig(
        int poolSize,
        int batchSize,
        @Nullable String instanceId,
        @Nullable Secret webhookUrl,
        boolean allowPrivateAddresses) {

    public SinkConfig {
        InvalidSetting.unless(
                poolSize >= 2 && poolSize <= 100, "poolSize", "must be between 2 and 100, not " + poolSize);
        InvalidSetting.unless(
                batchSize >= 1 && batchSize <= 10_000, "batchSize", "must be between 1 and 10000, not " + batchSize);
        InvalidSetting.unless(
                instanceId == null || instanceId.matches("[A-Za-z0-9._-]{1,200}"),
                "instanceId",
                "may only have letters, digits, dots, hyphens and underscores");
        if (webhookUrl != null) {
            webhook(webhookUrl);
        }
    }

    /** Nobody is told. */
    public static SinkConfig defaults() {
        return new SinkConfig(4, 500, null, null, false);
    }

    /** The webhook's address; null if there is none. */
    @Nullable
    URI webhook() {
        return webhookUrl == null ? null : webhook(webhookUrl);
    }

    /** The value itself stays out of the message: it is a secret. */
    private static URI webhook(Secret secret) {
        try {
            URI url = new URI(secret.value());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            InvalidSetting.unless(
                    http && url.getHost() != null, "webhookUrl", "must be an http or https address with a host");
            return url;
        } catch (URISyntaxException e) {
            throw new InvalidSetting("webhookUrl", "is not an address: " + e.getReason());
        }
    }
}
