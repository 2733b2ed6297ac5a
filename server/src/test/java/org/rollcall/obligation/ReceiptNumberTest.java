package org.rollcall.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Receipt numbers survive being typed and do not survive being mistyped. */
class ReceiptNumberTest {
    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRTVWXYZ";

    @Property(seed = "2026")
    void whatWasGivenIsReadAsPeopleTypeIt(@ForAll long seed) {
        ReceiptNumber number = ReceiptNumber.next(new Random(seed));
        String typed = number.value().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(ReceiptNumber.read(typed)).contains(number);
        assertThat(ReceiptNumber.read(typed.substring(3))).contains(number);
    }

    @Property(seed = "2026")
    void oneWrongCharacterAndSwappedNeighboursAreFound(
            @ForAll long seed, @ForAll @IntRange(max = 7) int place, @ForAll @IntRange(max = 28) int other) {
        String body = ReceiptNumber.next(new Random(seed)).value().substring(3).replace("-", "");
        char wrong = CHARACTERS.charAt(other);
        if (body.charAt(place) != wrong) {
            assertThat(ReceiptNumber.read(body.substring(0, place) + wrong + body.substring(place + 1)))
                    .isEmpty();
        }
        if (place < 7 && body.charAt(place) != body.charAt(place + 1)) {
            String swapped =
                    body.substring(0, place) + body.charAt(place + 1) + body.charAt(place) + body.substring(place + 2);
            assertThat(ReceiptNumber.read(swapped)).isEmpty();
        }
    }
}
