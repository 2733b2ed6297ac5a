package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Someone at a browser. */
final class Visit implements AutoCloseable {
    private static final Pattern ADVERSE = Pattern.compile(
            "(?i)fail|mismatch|not match|reject|refus|denied|violat|fraud|suspic|wrong|not you\\b|error");

    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visit(Page page) {
        this.page = page;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(Dialog::accept);
    }

    /** Someone new at a desk. */
    static Visit atADesk(Browser browser, DrivenServer server) {
        return new Visit(Chromium.visitor(browser, server.address(), 1280, 900));
    }

    /** Someone new with a small telephone. */
    static Visit onATelephone(Browser browser, DrivenServer server) {
        return new Visit(Chromium.visitor(browser, server.address(), 360, 740));
    }

    Page page() {
        return page;
    }

    void open(String address) {
        page.navigate(address);
    }

    /**
     * Holds the page as it stands to what every page must be: it passes {@link Accessibility}, fits the window, and no
     * script on it failed or was refused by the Content-Security-Policy.
     */
    void check() {
        // Sections of a page come by themselves after it; a disclosure hides what it holds from the check.
        // Not by a function of the page's: looked at again and again it would be refused by the page's policy.
        PlaywrightAssertions.assertThat(page.locator("[hx-trigger=load]:empty")).hasCount(0);
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
        Accessibility.check(page);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels by which %s runs over the edge of the window", page.url())
                .isLessThanOrEqualTo(0);
        assertThat(complaints).as("what scripts complained of on " + page.url()).isEmpty();
    }

    /** However a check-in ended, no word on the page is held against the person. */
    void saysNothingAdverse() {
        assertThat(page.locator("main").innerText()).doesNotContainPattern(ADVERSE);
    }

    void fill(String field, String value) {
        page.locator("main [name=" + field + "]").fill(value);
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator told() {
        return page.getByRole(AriaRole.STATUS).first();
    }

    void isAt(String address) {
        assertThat(page).hasURL(Pattern.compile(".*" + address + "(\\?.*)?"));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
