package org.rollcall;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole server on a real PostgreSQL and any free ports, with a clock the test sets. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = RollcallApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "rollcall.staff.second-factor=optional",
            "rollcall.push.services=localhost",
            "rollcall.push.first=P1D",
            "rollcall.line.port=0",
            "rollcall.trackers.port=0",
            "rollcall.trackers.listen.teltonika-udp=0",
            "rollcall.trackers.listen.gt06=0",
            "rollcall.trackers.listen.h02=0",
            "rollcall.trackers.listen.h02-udp=0",
            "rollcall.trackers.listen.jt808=0",
            "rollcall.trackers.listen.jt808-udp=0",
            "rollcall.trackers.listen.megastek=0",
            "rollcall.trackers.listen.megastek-udp=0",
            "rollcall.trackers.listen.queclink=0",
            "rollcall.trackers.listen.queclink-udp=0",
            "rollcall.trackers.listen.r16h=0",
            "rollcall.trackers.listen.watch=0",
            "rollcall.trackers.traccar.token=token-of-the-test",
            "rollcall.trackers.traccar.key=key-of-the-test",
            "rollcall.trackers.feed.keys.acme=key-of-acme-in-the-test",
            "rollcall.trackers.waiting=2000",
            "rollcall.journal.seal-every=100"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TestClock.Configuration.class)
@ActiveProfiles("test")
public @interface ServerTest {}
