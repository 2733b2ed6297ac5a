package org.rollcall.message.internal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollcall.SiteAddress;
import org.rollcall.message.Reminders.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Hands a text to a browser's push service (RFC 8030). */
@Component
class PushService implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PushService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    private final PushKey key;
    private final PushSettings settings;
    private final SiteAddress site;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PushService(PushKey key, PushSettings settings, SiteAddress site, Clock clock) {
        this.key = key;
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /** What became of it. */
    enum Answer {
        TAKEN,
        /** The subscription has ended; nothing will be taken any more. */
        ENDED,
        /** The service could not be reached, or would not now. */
        LATER
    }

    /** @param holds for how long the service keeps it for a telephone that is away */
    Answer send(Subscription browser, String text, Duration holds) {
        try {
            byte[] body =
                    PushEncryption.encrypt(text.getBytes(StandardCharsets.UTF_8), browser.key(), browser.secret());
            HttpRequest request = HttpRequest.newBuilder(browser.endpoint())
                    .timeout(PATIENCE)
                    .header("Authorization", key.authorization(browser.endpoint(), contact(), clock.instant()))
                    .header("Content-Encoding", "aes128gcm")
                    .header("Content-Type", "application/octet-stream")
                    .header("TTL", Long.toString(holds.toSeconds()))
                    .header("Urgency", "high")
                    // The newest replaces one that has not been shown yet.
                    .header("Topic", "reminder")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return answer(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn(
                    "A reminder could not be handed to {}: {}",
                    browser.endpoint().getHost(),
                    e.toString());
            return Answer.LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.LATER;
        }
    }

    /** A service may refuse what is neither {@code mailto:} nor {@code https:}; it needs none (RFC 8292, 2.1). */
    private @Nullable String contact() {
        String contact = settings.contact();
        if (contact != null && !contact.isBlank()) {
            return contact;
        }
        return site.origin().startsWith("https:") ? site.origin() : null;
    }

    private static Answer answer(int status) {
        if (status == NOT_FOUND || status == GONE) {
            return Answer.ENDED;
        }
        if (status / 100 == 2) {
            return Answer.TAKEN;
        }
        LOG.warn("A push service answered {}", status);
        return Answer.LATER;
    }

    @Override
    public void destroy() {
        client.close();
    }
}
