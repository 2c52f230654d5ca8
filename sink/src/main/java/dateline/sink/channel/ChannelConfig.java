package dateline.sink.channel;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's settings. Its {@code type} in the configuration is the record's name in lower case. Addresses that give
 * whoever knows them the right to write are secrets. What is null was not set.
 */
public sealed interface ChannelConfig {

    /** Whether it tells of the alerts of watches that name no channels; null for yes. */
    @Nullable
    Boolean allWatches();

    /** What it is called in the configuration. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it tells of the alerts of watches that name no channels. */
    default boolean isForAllWatches() {
        return !Boolean.FALSE.equals(allWatches());
    }

    /** Whether people read it: then what is over before it was told is left out, and digests are one message. */
    default boolean isForPeople() {
        return switch (this) {
            case Slack slack -> true;
            case Teams teams -> true;
            case Ntfy ntfy -> true;
            case Email email -> true;
            case Webhook webhook -> false;
            case Pagerduty pagerduty -> false;
            case Kafka kafka -> false;
            case Log log -> false;
        };
    }

    /**
     * Requests by the Standard Webhooks specification 1.0.0.
     *
     * @param url http or https
     * @param secrets {@code whsec_} and base64 of 24 to 64 bytes; the first is the current one, others are those that
     *     receivers may still check with; null or empty for requests that are not signed
     * @param allowPrivateAddresses whether the receiver may be inside; null for what the sink's setting says
     */
    record Webhook(
            @Nullable Secret url,
            @Nullable List<Secret> secrets,
            @Nullable Boolean allowPrivateAddresses,
            @Nullable Boolean allWatches)
            implements ChannelConfig {
        public Webhook {
            Checks.url(url, "url");
            secrets = secrets == null ? null : List.copyOf(secrets);
            if (secrets != null) {
                secrets.forEach(secret -> Signatures.key(secret, "secrets"));
            }
        }
    }

    /**
     * An incoming webhook of Slack, or of what understands the same, such as Mattermost or Rocket.Chat.
     *
     * @param url the webhook's address
     */
    record Slack(
            @Nullable Secret url,
            @Nullable Boolean allowPrivateAddresses,
            @Nullable Boolean allWatches) implements ChannelConfig {
        public Slack {
            Checks.url(url, "url");
        }
    }

    /**
     * A workflow of Microsoft Teams that begins with "when a webhook request is received".
     *
     * @param url the workflow's address
     */
    record Teams(
            @Nullable Secret url,
            @Nullable Boolean allowPrivateAddresses,
            @Nullable Boolean allWatches) implements ChannelConfig {
        public Teams {
            Checks.url(url, "url");
        }
    }

    /**
     * A topic of an ntfy server.
     *
     * @param server its address; null for {@code https://ntfy.sh}
     * @param topic whoever knows it can read along where no token is needed
     * @param token an access token; null where none is needed
     */
    record Ntfy(
            @Nullable String server,
            @Nullable Secret topic,
            @Nullable Secret token,
            @Nullable Boolean allowPrivateAddresses,
            @Nullable Boolean allWatches)
            implements ChannelConfig {
        public Ntfy {
            if (server != null) {
                Checks.url(new Secret(server), "server");
            }
            InvalidSetting.unless(topic != null, "topic", "is needed");
            InvalidSetting.unless(
                    topic == null || topic.value().matches("[-_A-Za-z0-9]{1,64}"),
                    "topic",
                    "may have up to 64 letters, digits, hyphens and underscores");
            Checks.header(token, "token");
        }
    }

    /**
     * E-mail.
     *
     * @param host the SMTP server
     * @param port null for 587, or 465 with {@link Security#TLS}
     * @param security how the connection is protected; null for {@link Security#STARTTLS}
     * @param user null where the server wants none
     * @param from the sender's address
     * @param to the receivers' addresses
     */
    record Email(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Security security,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable String from,
            @Nullable List<String> to,
            @Nullable Boolean allWatches)
            implements ChannelConfig {
        public Email {
            to = to == null ? null : List.copyOf(to);
            InvalidSetting.unless(
                    host != null && host.matches("[A-Za-z0-9.:_-]{1,253}"), "host", "must be a mail server's name");
            InvalidSetting.unless(port == null || (port >= 1 && port <= 65_535), "port", "must be between 1 and 65535");
            InvalidSetting.unless(
                    (user == null) == (password == null),
                    user == null ? "user" : "password",
                    "is needed: user and password go together");
            Checks.address(from, "from");
            InvalidSetting.unless(to != null && !to.isEmpty() && to.size() <= 100, "to", "must be 1 to 100 addresses");
            if (to != null) {
                to.forEach(address -> Checks.address(address, "to"));
            }
        }

        /** How a connection to a mail server is protected. Its certificate is checked in either case. */
        public enum Security {
            /** Begins in the clear and goes on only encrypted. */
            STARTTLS,
            /** Encrypted from the first byte. */
            TLS
        }
    }

    /**
     * Incidents of PagerDuty, through version 2 of its events interface.
     *
     * @param routingKey the integration key of a service
     * @param url null for PagerDuty's own address
     */
    record Pagerduty(
            @Nullable Secret routingKey,
            @Nullable String url,
            @Nullable Boolean allowPrivateAddresses,
            @Nullable Boolean allWatches)
            implements ChannelConfig {
        public Pagerduty {
            InvalidSetting.unless(
                    routingKey != null && routingKey.value().matches("[A-Za-z0-9]{1,64}"),
                    "routingKey",
                    "must be a service's integration key");
            if (url != null) {
                Checks.url(new Secret(url), "url");
            }
        }
    }

    /**
     * A topic of the cluster that Dateline uses.
     *
     * @param topic its name; it has to exist
     */
    record Kafka(@Nullable String topic, @Nullable Boolean allWatches) implements ChannelConfig {
        public Kafka {
            InvalidSetting.unless(
                    topic != null && topic.matches("[A-Za-z0-9._-]{1,249}"), "topic", "must be a topic's name");
            InvalidSetting.unless(
                    topic == null || !topic.startsWith("dateline."), "topic", "may not be one of Dateline's own");
        }
    }

    /** Lines in the log. */
    record Log(@Nullable Boolean allWatches) implements ChannelConfig {}
}
