package org.rollcall.request.internal;

import java.time.Duration;
import org.rollcall.request.RequestKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings {@code rollcall.request.*}: within which time a person answers each kind of request. */
@ConfigurationProperties("rollcall.request")
record RequestSettings(
        @DefaultValue("1d") Duration help,
        @DefaultValue("3d") Duration excuse,
        @DefaultValue("14d") Duration contest,
        @DefaultValue("5d") Duration change) {
    RequestSettings {
        if (!help.isPositive() || !excuse.isPositive() || !contest.isPositive() || !change.isPositive()) {
            throw new IllegalArgumentException("rollcall.request: help, excuse, contest and change are positive.");
        }
    }

    Duration within(RequestKind kind) {
        return switch (kind) {
            case HELP -> help;
            case EXCUSE -> excuse;
            case CONTEST -> contest;
            case ADDRESS, TELEPHONE -> change;
        };
    }
}
