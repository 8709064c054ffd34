package io.serenade.lovesong;

import io.serenade.jobs.operations.RehearsedOrders;
import io.serenade.platform.Ids;
import io.serenade.platform.json.Base64Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Songs as visitors of a rehearsal order them: each with a photo, a browser and an address of its own. */
@ApplicationScoped
class RehearsedSongs implements RehearsedOrders {
    private static final int SIDE = 640;
    private static final List<String> PETS = List.of("Toby", "Bella", "Milo", "Luna");

    @Inject
    AcceptSubmission acceptance;

    @Override
    public String product() {
        return Submission.PRODUCT;
    }

    @Override
    public List<String> faults() {
        return List.of("Slow", "Busy", "Double", "Lost", "Fail", "Cut");
    }

    @Override
    public String order(int visitor, String fault) throws IOException {
        SubmissionForm form = new SubmissionForm(
                fault.isEmpty() ? PETS.get(visitor % PETS.size()) : "Simulate " + fault,
                SubmissionForm.PET_TYPES.get(visitor % SubmissionForm.PET_TYPES.size()),
                photo(visitor),
                SubmissionForm.MUSIC_VIBES.get(visitor % SubmissionForm.MUSIC_VIBES.size()),
                "Rehearsal",
                Optional.empty());
        return acceptance
                .accept(() -> form, false, "rehearsal-" + Ids.newCuid(), Optional.empty())
                .sessionId();
    }

    /** A different photo for each visitor. */
    private static Base64Text photo(int visitor) throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.getHSBColor(visitor * 0.137f % 1, 0.5f, 0.8f));
        brush.fillRect(0, 0, SIDE, SIDE);
        brush.setColor(Color.getHSBColor(visitor * 0.137f % 1, 0.8f, 0.4f));
        brush.fillOval(SIDE / 4, SIDE / 4, SIDE / 2, SIDE / 2);
        brush.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", jpeg);
        return Base64Text.of(Base64.getEncoder().encodeToString(jpeg.toByteArray()));
    }
}
