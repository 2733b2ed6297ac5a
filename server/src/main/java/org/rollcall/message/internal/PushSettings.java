package org.rollcall.message.internal;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rollcall.push.*}.
 *
 * @param services the hosts that reminders are sent to, each with all below it: the address comes from a browser, and the
 *     server must not be made to call any other
 * @param contact where a push service reaches the operator, {@code mailto:} or {@code https:}; else the site's
 *     address where that is {@code https:}
 */
@ConfigurationProperties("rollcall.push")
record PushSettings(
        @DefaultValue({"fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"})
        List<String> services,

        @Nullable String contact) {
    /** @throws IllegalArgumentException if it is not an address of one of the services */
    void check(URI endpoint) {
        String host = endpoint.getHost();
        boolean known = host != null
                && endpoint.getUserInfo() == null
                && services.stream().anyMatch(service -> host.equals(service) || host.endsWith("." + service));
        // This machine itself is named for trying things out only.
        boolean sealed = "https".equals(endpoint.getScheme()) || "localhost".equals(host);
        if (!known || !sealed || endpoint.toString().length() > 2000) {
            throw new IllegalArgumentException(
                    "This browser’s push service is not one of rollcall.push.services: reminders cannot be sent to it.");
        }
    }
}
