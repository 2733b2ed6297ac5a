package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.simulator.AgencyInterface;
import org.rollcall.simulator.AgencyInterface.Account;
import org.rollcall.simulator.AgencyInterface.Refused;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.SyntheticEnrolment;
import org.rollcall.simulator.SyntheticPerson;
import org.rollcall.simulator.Tally;

/** The synthetic people of one simulation on the server: enrolled before it, and asked about and closed after it. */
final class Newcomers {
    private static final int UNAUTHORISED = 401;

    private final URI server;
    private final EnrolOptions options;
    private final PrintWriter told;
    private final PrintWriter warned;

    Newcomers(URI server, EnrolOptions options, PrintWriter told, PrintWriter warned) {
        this.server = server;
        this.options = options;
        this.told = told;
        this.warned = warned;
    }

    /** Enrols so many; who could not be enrolled is a failure of the tally. */
    List<Enrolled> enrol(int count, Tally tally) throws IOException, InterruptedException {
        var agency = new AgencyInterface(server, options.neededToken(server));
        Account account = account(agency);
        warn(account, count);
        var enrolment = new SyntheticEnrolment(agency, account, options.voices(), Clock.systemUTC());
        var enrolled = new ArrayList<Enrolled>();
        for (SyntheticPerson person : enrolment.newcomers(count)) {
            try {
                enrolled.add(enrolment.enrol(person));
                told.println(
                        "Enrolled " + person.givenName() + " " + person.familyName() + " (" + person.index() + ")");
                told.flush();
            } catch (Refused refused) {
                tally.failed("enrolment", String.valueOf(refused.getMessage()));
            }
        }
        Optional<Path> list = options.save();
        if (list.isPresent()) {
            Enrolled.write(list.get(), enrolled);
        }
        if (enrolled.isEmpty()) {
            throw new IOException("Nobody could be enrolled: "
                    + tally.report().failures().getFirst().why());
        }
        return enrolled;
    }

    private Account account(AgencyInterface agency) throws IOException, InterruptedException {
        try {
            return agency.account();
        } catch (Refused refused) {
            if (refused.status() == UNAUTHORISED) {
                throw new IllegalArgumentException(
                        "The server does not know this token, or it holds no more. An administrator gives a new one at "
                                + server.resolve("/console/staff"),
                        refused);
            }
            throw refused;
        } catch (ConnectException e) {
            throw new IOException("No server answers at " + server + ". Start one, or name it: --url", e);
        }
    }

    private void warn(Account account, int count) {
        if (account.demonstration()) {
            return;
        }
        if (!options.yes()) {
            throw new IllegalArgumentException(server + " runs a real programme and no demonstration. To enrol " + count
                    + " synthetic people in it, marked as synthetic, add --yes-enrol-synthetic");
        }
        warned.println("rollcall: " + count + " synthetic people are being enrolled in the real programme at " + server
                + " as " + account.name() + ". They are marked as synthetic"
                + (options.close() ? "." : "; --close would close their enrolments at the end."));
        warned.flush();
    }

    /** Asks the server what it recorded of them, where there is a token, and closes their enrolments if so wished. */
    void end(List<Enrolled> all, Tally tally) throws InterruptedException {
        try {
            Optional<String> token = options.token();
            if (token.isPresent()) {
                end(new AgencyInterface(server, token.get()), all, tally);
            }
        } catch (IOException gone) {
            // What was counted so far is told all the same.
            tally.failed("end", String.valueOf(gone.getMessage()));
        }
    }

    private void end(AgencyInterface agency, List<Enrolled> all, Tally tally) throws IOException, InterruptedException {
        var enrolment = new SyntheticEnrolment(agency, account(agency), options.voices(), Clock.systemUTC());
        for (Enrolled one : all) {
            if (one.participant().isEmpty()) {
                continue;
            }
            tally.askServer(agency, one);
            if (options.close()) {
                close(enrolment, one, tally);
            }
        }
    }

    private static void close(SyntheticEnrolment enrolment, Enrolled one, Tally tally)
            throws IOException, InterruptedException {
        try {
            enrolment.close(one);
        } catch (Refused refused) {
            tally.failed("closing", String.valueOf(refused.getMessage()));
        }
    }
}
