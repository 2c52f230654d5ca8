package dateline.sink;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import dateline.sink.channel.ChannelConfig;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the sink stores and whom it tells.
 *
 * @param poolSize connections to the database, at least 2
 * @param batchSize records written in one transaction at most
 * @param instanceId a name that no other sink of the cluster has and that stays the same across restarts, such as
 *     {@code sink-1}: Kafka then lets the sink go on within seconds after a crash; null if there is none
 * @param webhookUrl short for a channel {@code webhook} of type webhook without secrets; null if there is none
 * @param allowPrivateAddresses whether channels' receivers may be in this machine or its network
 * @param channels who is told of alerts, by name; the log is one of them, called {@code log}, if no other is
 * @param notices name of the channel that tells of channels that fail; null for the log alone
 */
public record SinkConfig(
        int poolSize,
        int batchSize,
        @Nullable String instanceId,
        @Nullable Secret webhookUrl,
        boolean allowPrivateAddresses,
        Map<String, ChannelConfig> channels,
        @Nullable String notices) {
    private static final String WEBHOOK = "webhook";
    private static final String LOG = "log";
    private static final int MOST_CHANNELS = 100;

    public SinkConfig {
        channels = Map.copyOf(channels);
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
            InvalidSetting.unless(
                    !channels.containsKey(WEBHOOK), "webhookUrl", "cannot be set together with channels.webhook");
        }
        InvalidSetting.unless(channels.size() <= MOST_CHANNELS, "channels", "may be " + MOST_CHANNELS + " at most");
        for (String name : channels.keySet()) {
            InvalidSetting.unless(
                    name.matches("[a-z0-9][a-z0-9-]{0,62}"),
                    "channels",
                    "may only have names of small letters, digits and hyphens, not \"" + name + "\"");
        }
        InvalidSetting.unless(
                notices == null || names(channels, webhookUrl).contains(notices),
                "notices",
                "must be the name of a channel");
    }

    /** The log alone is told. */
    public static SinkConfig defaults() {
        return new SinkConfig(4, 500, null, null, false, Map.of(), null);
    }

    /** All channels, by name, with those that need no settings. */
    public SortedMap<String, ChannelConfig> allChannels() {
        SortedMap<String, ChannelConfig> all = new TreeMap<>(channels);
        all.putIfAbsent(LOG, new ChannelConfig.Log(null));
        if (webhookUrl != null) {
            all.put(WEBHOOK, webhook(webhookUrl));
        }
        return all;
    }

    private static Set<String> names(Map<String, ChannelConfig> channels, @Nullable Secret webhookUrl) {
        Set<String> names = new TreeSet<>(channels.keySet());
        names.add(LOG);
        if (webhookUrl != null) {
            names.add(WEBHOOK);
        }
        return names;
    }

    private static ChannelConfig webhook(Secret url) {
        try {
            return new ChannelConfig.Webhook(url, null, null, null);
        } catch (InvalidSetting e) {
            throw new InvalidSetting("webhookUrl", String.valueOf(e.getMessage()));
        }
    }
}
