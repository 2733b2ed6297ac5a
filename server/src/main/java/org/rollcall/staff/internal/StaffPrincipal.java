package org.rollcall.staff.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.staff.Officer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in, as the session keeps it: the roles are read anew from the table with each request.
 *
 * @param confirmed whether a second factor was shown after the password, or none had to be
 */
record StaffPrincipal(UUID id, String signIn, Collection<GrantedAuthority> authorities, boolean confirmed)
        implements UserDetails {
    static StaffPrincipal of(Officer officer) {
        return new StaffPrincipal(
                officer.id().value(),
                officer.signIn(),
                AuthorityUtils.createAuthorityList(
                        officer.roles().stream().map(r -> "ROLE_" + r).toList()),
                false);
    }

    /** The same officer once a second factor was shown. */
    StaffPrincipal confirm() {
        return new StaffPrincipal(id, signIn, authorities, true);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        // What a page offers goes by these: a password alone is offered nothing.
        return confirmed ? authorities : List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return signIn;
    }
}
