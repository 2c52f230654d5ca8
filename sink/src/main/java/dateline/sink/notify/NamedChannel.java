package dateline.sink.notify;

import dateline.sink.channel.Channel;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.channel.SettingsFingerprint;

/**
 * A channel that can be used.
 *
 * @param name its name
 * @param type what it is
 * @param configuration a digest of its settings
 * @param forPeople see {@link ChannelConfig#isForPeople}
 * @param channel tells
 */
record NamedChannel(String name, String type, String configuration, boolean forPeople, Channel channel) {

    static NamedChannel of(String name, ChannelConfig config, Channel channel) {
        return new NamedChannel(
                name, config.type(), SettingsFingerprint.of(name, config), config.isForPeople(), channel);
    }
}
