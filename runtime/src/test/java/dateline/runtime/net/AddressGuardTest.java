package dateline.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.config.InvalidSetting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "168.63.129.16",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addressOutsideThePublicInternet_isRefused(String address) throws UnknownHostException {
        assertThat(guard.permits(address, InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8"
            })
    void publicAddress_isPermitted(String address) throws UnknownHostException {
        assertThat(guard.permits(address, InetAddress.getByName(address))).isTrue();
    }

    @Test
    void allowedBlock_isPermittedAndNothingAround() throws UnknownHostException {
        AddressGuard guard = new AddressGuard(List.of("10.1.0.0/20", "fd12::/16"));

        assertThat(guard.permits("x", InetAddress.getByName("10.1.15.255"))).isTrue();
        assertThat(guard.permits("x", InetAddress.getByName("10.1.16.0"))).isFalse();
        assertThat(guard.permits("x", InetAddress.getByName("fd12:1::1"))).isTrue();
        assertThat(guard.permits("x", InetAddress.getByName("fd13::1"))).isFalse();
    }

    @Test
    void allowedHost_mayHaveAnyAddress_othersMayNot() throws UnknownHostException {
        AddressGuard guard = new AddressGuard(List.of("Feeds.internal"));
        InetAddress inside = InetAddress.getByName("10.0.0.1");

        assertThat(guard.permits("feeds.INTERNAL", inside)).isTrue();
        assertThat(guard.permits("example.org", inside)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "http://host/", "10.0.0.0/x", "", "a b"})
    void entryThatIsNothing_isAnInvalidSetting(String entry) {
        assertThatThrownBy(() -> new AddressGuard(List.of(entry)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(entry);
    }
}
