package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What comes over the network for a page, as it is sent: the page itself and all it asks for. Nothing where a service worker
 * answers, which fails here rather than count as light.
 */
final class PageWeight {
    private final Page page;
    private final List<Request> finished = new CopyOnWriteArrayList<>();

    PageWeight(Page page) {
        this.page = page;
        page.onRequestFinished(finished::add);
    }

    /** Waits until the page is quiet, and begins anew. @return the bytes */
    int isAtMost(String what, int bytes) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        int sum = finished.stream()
                .mapToInt(each -> each.sizes().responseBodySize + each.sizes().responseHeadersSize)
                .sum();
        finished.clear();
        System.getLogger(PageWeight.class.getName()).log(System.Logger.Level.INFO, "{0}: {1} bytes", what, sum);
        assertThat(sum).as("bytes of " + what).isBetween(1, bytes);
        return sum;
    }
}
