package org.rollcall.line.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.rollcall.telephony.LineSettings;
import org.rollcall.telephony.Transport;
import org.rollcall.telephony.TrunkRoute;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What an operator writes about the line, and what it comes to. */
class LinePropertiesTest {
    private static final Function<String, SSLContext> NO_CERTIFICATES = name -> {
        throw new AssertionError("none are asked for");
    };

    private static LineProperties read(String... settings) {
        var map = new HashMap<String, String>();
        map.put("rollcall.line.port", "0");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            map.put("rollcall.line." + setting.substring(0, at), setting.substring(at + 1));
        }
        return new Binder(new MapConfigurationPropertySource(Map.copyOf(map)))
                .bind("rollcall.line", LineProperties.class)
                .get();
    }

    @Test
    void withoutATrunkNothingGoesOut() {
        LineSettings settings = read().settings(NO_CERTIFICATES);
        assertThat(settings.trunk()).isEmpty();
        assertThat(settings.tls()).isEmpty();
    }

    @Test
    void aTrunkWithALoginIsRegisteredAtAndHeard() {
        LineProperties properties = read(
                "bind=127.0.0.1",
                "trunks=192.0.2.7",
                "trunk.host=127.0.0.9",
                "trunk.transport=tcp",
                "trunk.user=12025550100",
                "trunk.password=not-to-be-seen",
                "trunk.domain=carrier.example");
        LineSettings settings = properties.settings(NO_CERTIFICATES);
        TrunkRoute trunk = settings.trunk().orElseThrow();
        assertThat(trunk.address().getPort()).isEqualTo(5060);
        assertThat(trunk.transport()).isEqualTo(Transport.TCP);
        assertThat(trunk.registration().orElseThrow().domain()).isEqualTo("carrier.example");
        assertThat(settings.peers())
                .anyMatch(peer -> peer.addresses().contains(InetAddress.ofLiteral("127.0.0.9")))
                .anyMatch(peer -> peer.addresses().contains(InetAddress.ofLiteral("192.0.2.7")));
        assertThat(properties.toString()).contains("12025550100").doesNotContain("not-to-be-seen");
    }

    @Test
    void halfALoginIsRefusedWithASentence() {
        assertThatThrownBy(() -> read("trunk.host=127.0.0.9", "trunk.user=1"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("trunk.password");
    }

    @Test
    void aTrunkNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> read("trunk.host=no-such-host.invalid").settings(NO_CERTIFICATES))
                .hasMessageContaining("no-such-host.invalid");
    }
}
