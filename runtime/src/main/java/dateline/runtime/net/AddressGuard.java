package dateline.runtime.net;

import dateline.contract.config.InvalidSetting;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says which addresses may be connected to: those of the public internet, and those that the operator allows. A feed
 * can name any address, or redirect to it, and must not make us talk to the machines around us.
 *
 * <p>After the IANA special-purpose address registries (RFC 6890): everything there that is not globally reachable is
 * refused, and so are addresses that embed an IPv4 address (mapped, 6to4, NAT64, Teredo), because what they lead to
 * cannot be told. A pure function; safe for any number of threads.
 */
public final class AddressGuard {
    private static final List<Cidr> REFUSED_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // a cloud's metadata service, at a public address
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3");
    private static final List<Cidr> REFUSED_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?");

    /** What some resolvers take for an address: 2130706433, 0x7f.1, 127.1. */
    private static final Pattern NUMBER = Pattern.compile("(^|\\.)(\\d+|0x[0-9a-f]*)\\.?$");

    /** RFC 6761, 6762, 8375 and 9476, what routers use, and names without a full stop. */
    private static final Pattern INSIDE = Pattern.compile(
            "^[^.]*\\.?$|\\.(localhost|local|internal|home\\.arpa|lan|intranet|corp|private|home|localdomain)\\.?$");

    private final List<Cidr> allowedBlocks = new ArrayList<>();
    private final Set<String> allowedHosts = new HashSet<>();

    /**
     * @param allowed what is allowed besides the public internet: addresses, blocks ({@code 10.1.0.0/16}) and host
     *     names, whose addresses may then be anything
     */
    public AddressGuard(List<String> allowed) {
        for (String entry : allowed) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            Cidr.parse(text).ifPresentOrElse(allowedBlocks::add, () -> allowedHosts.add(checkedHost(text)));
        }
    }

    /**
     * Whether a connection to this address may be made.
     *
     * @param host the name that was asked for, or the address itself
     */
    public boolean permits(String host, InetAddress address) {
        byte[] bytes = address.getAddress();
        return isPublic(bytes)
                || allowedHosts.contains(host.toLowerCase(Locale.ROOT))
                || allowedBlocks.stream().anyMatch(block -> block.contains(bytes));
    }

    /**
     * Whether a host may be asked by its name, where somebody else resolves it, such as a proxy, and the address is not
     * known here: an address must be permitted as such, and names that only mean something inside a network are refused.
     *
     * @param host in lower case; an IPv6 address without brackets
     */
    public boolean permitsName(String host) {
        Optional<Cidr> literal = host.contains("/") ? Optional.empty() : Cidr.parse(host);
        if (literal.isPresent()) {
            byte[] bytes = literal.get().network();
            return isPublic(bytes)
                    || allowedHosts.contains(host)
                    || allowedBlocks.stream().anyMatch(b -> b.contains(bytes));
        }
        return allowedHosts.contains(host)
                || (!NUMBER.matcher(host).find() && !INSIDE.matcher(host).find());
    }

    private static boolean isPublic(byte[] address) {
        return address.length == 4
                ? REFUSED_V4.stream().noneMatch(block -> block.contains(address))
                : GLOBAL_V6.contains(address) && REFUSED_V6.stream().noneMatch(block -> block.contains(address));
    }

    private static String checkedHost(String text) {
        InvalidSetting.unless(
                HOST.matcher(text).matches(),
                "allowPrivateAddresses",
                "has an entry that is neither an address, a block such as 10.0.0.0/8 nor a host name: \"" + text
                        + "\"");
        return text;
    }

    private static List<Cidr> blocks(String... texts) {
        return List.of(texts).stream().map(Cidr::of).toList();
    }
}
