package org.rollcall.staff.internal;

import org.rollcall.SiteAddress;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the first administrator's link while there is none. The demonstration appoints its own. */
@Component
@Profile("!demo & !test")
class FirstAdministratorLink {
    private final PostgresAccounts accounts;
    private final SiteAddress site;

    FirstAdministratorLink(PostgresAccounts accounts, SiteAddress site) {
        this.accounts = accounts;
        this.site = site;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String token = accounts.invite();
        if (token != null) {
            System.out.println("\nThere is no administrator yet. Open this address to become the first one"
                    + " (it works once, within 24 hours):\n\n    " + site.origin() + "/console/first/" + token + "\n");
            System.out.flush();
        }
    }
}
