package org.rollcall;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The security headers of every page. Nothing inline, nothing from elsewhere; the camera for ourselves alone. */
public final class PageHeaders extends AbstractHttpConfigurer<PageHeaders, HttpSecurity> {
    private static final String CONTENT = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String PERMISSIONS =
            "camera=(self), geolocation=(self), microphone=(), publickey-credentials-get=(self), "
                    + "publickey-credentials-create=(self), payment=(), usb=()";

    @Override
    public void init(HttpSecurity http) {
        http.headers(PageHeaders::write);
    }

    private static void write(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(c -> c.policyDirectives(CONTENT))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new StaticHeadersWriter("Permissions-Policy", PERMISSIONS))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"));
    }
}
