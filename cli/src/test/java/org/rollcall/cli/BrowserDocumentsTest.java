package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.cli.BrowsedProgramme.Enrolled;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.participant.Language;

/** What a participant photographs for the programme is made smaller on the phone, and nothing else is touched. */
@ExtendWith(BrowsedProgramme.Shared.class)
class BrowserDocumentsTest {
    private static final String FILES = """
            async (input) => Promise.all([...input.files].map(async (file) => {
              const size = file.type.startsWith('image/') ? await createImageBitmap(file) : { width: 0, height: 0 };
              return `${file.name} ${file.type} ${size.width} ${size.height}`;
            }))""";

    private static BrowsedProgramme programme;

    @BeforeAll
    static void open(BrowsedProgramme shared) {
        programme = shared;
    }

    @Test
    void picturesAreMadeSmaller_andAPdfStaysAsItIs() {
        Enrolled dora = programme.enrol("Dora", Language.ENGLISH, Portrait.D);
        byte[] large = SamplePhotographs.jpeg(noise(3000, 2400));
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        try (Visit own = Visit.onATelephone(programme.office(), programme.server())) {
            own.open("/app/sign-in");
            programme.signIn(own, dora);
            own.open("/app/documents");
            own.page().waitForLoadState();
            Locator input = own.page().locator("input[name=pages]");
            input.setInputFiles(new FilePayload[] {
                new FilePayload("letter.jpeg", "image/jpeg", large),
                new FilePayload("order.pdf", "application/pdf", pdf)
            });
            assertThat(own.page().locator("main form button")).isEnabled();
            assertThat((List<?>) input.evaluate(FILES))
                    .asString()
                    .isEqualTo("[letter.jpg image/jpeg 2000 1600, order.pdf application/pdf 0 0]");
            own.check();
            own.press("Send");
            assertThat(own.page().locator("[data-document] li")).hasCount(2);
        }
    }

    private static BufferedImage noise(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(2026);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }
}
