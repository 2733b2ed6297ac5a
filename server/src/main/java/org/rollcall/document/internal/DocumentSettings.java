package org.rollcall.document.internal;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rollcall.documents.*}.
 *
 * @param clamav the address of ClamAV's daemon as {@code host:port}; unset where there is none
 * @param pages the most pages of one document
 * @param pagesADay the most pages a person sends within 24 hours
 * @param page the largest page; {@code spring.servlet.multipart.*} bounds what is sent at all
 */
@ConfigurationProperties("rollcall.documents")
record DocumentSettings(
        @Nullable String clamav,
        @DefaultValue("10") int pages,
        @DefaultValue("60") int pagesADay,
        @DefaultValue("10MB") DataSize page) {
    DocumentSettings {
        if (pages < 1 || pagesADay < pages || page.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "rollcall.documents: pages and page are positive, pages-a-day is at least pages.");
        }
    }

    Optional<Clamd> scanner() {
        return clamav == null || clamav.isBlank() ? Optional.empty() : Optional.of(new Clamd(address(clamav)));
    }

    private static InetSocketAddress address(String written) {
        int colon = written.lastIndexOf(':');
        try {
            return InetSocketAddress.createUnresolved(
                    written.substring(0, colon), Integer.parseInt(written.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("rollcall.documents.clamav reads host:port, such as localhost:3310.", e);
        }
    }
}
