package org.rollcall;

import java.net.URI;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The address people open Rollcall under: {@code rollcall.address}, or this machine's own. Passkeys are bound to it,
 * so it has to be a name and not a number.
 */
@Component
public class SiteAddress {
    private final boolean fixed;
    private volatile URI address;

    SiteAddress(@Value("${rollcall.address:}") String set, @Value("${server.port:8080}") int port) {
        address = URI.create(set.isBlank() ? "http://localhost:" + port : set.strip());
        if (address.getHost() == null) {
            throw new IllegalArgumentException("rollcall.address must read like https://rollcall.example.org.");
        }
        fixed = !set.isBlank();
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (!fixed && event.getApplicationContext().getServerNamespace() == null) {
            address = URI.create("http://localhost:" + event.getWebServer().getPort());
        }
    }

    /** The name alone. */
    public String host() {
        return address.getHost();
    }

    /** Scheme, host and port. */
    public String origin() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    /** The one origin, as a set that follows it. */
    public Set<String> origins() {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return List.of(origin()).iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }
}
