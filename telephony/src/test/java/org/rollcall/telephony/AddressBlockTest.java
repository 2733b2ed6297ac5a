package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class AddressBlockTest {
    private static boolean contains(String block, String address) {
        return AddressBlock.parse(block).contains(InetAddress.ofLiteral(address));
    }

    @Test
    void theBitsDecide() {
        assertThat(contains("192.0.2.0/24", "192.0.2.255")).isTrue();
        assertThat(contains("192.0.2.0/24", "192.0.3.0")).isFalse();
        assertThat(contains("192.0.2.128/25", "192.0.2.127")).isFalse();
        assertThat(contains("192.0.2.7", "192.0.2.7")).isTrue();
        assertThat(contains("192.0.2.7", "192.0.2.6")).isFalse();
        assertThat(contains("2001:db8::/32", "2001:db8:ffff::1")).isTrue();
        assertThat(contains("0.0.0.0/0", "2001:db8::1")).isFalse();
    }

    @Test
    void whatIsNoBlockIsExplained() {
        assertThatThrownBy(() -> AddressBlock.parse("192.0.2.0/33")).hasMessageContaining("/33");
        assertThatThrownBy(() -> AddressBlock.parse("192.0.2.0/x")).hasMessageContaining("192.0.2.0/24");
    }
}
