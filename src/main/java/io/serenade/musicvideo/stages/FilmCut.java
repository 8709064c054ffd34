package io.serenade.musicvideo.stages;

import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.ReferencePicture;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.musicvideo.planning.Camera;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.rendering.film.CameraMove;
import io.serenade.rendering.film.FilmComposer;
import io.serenade.rendering.film.FilmFormat;
import io.serenade.rendering.film.FilmPlan;
import io.serenade.rendering.film.Quality;
import io.serenade.rendering.film.Source;
import io.serenade.rendering.film.Transition;
import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Turns a scene plan into a film plan, with the clips and pictures that were made. A shot without a clip shows the
 * picture of its scene with a camera move; without a picture, it shows a clip that neither neighbour shows.
 */
@ApplicationScoped
public class FilmCut {
    private static final int CARD_WIDTH = 640;
    private static final int CARD_HEIGHT = 360;

    /** Of a circle; neighbours so far apart are told apart, however many there are. */
    private static final float GOLDEN_ANGLE = 0.382f;

    private static final int FADE_FRAMES = 24;

    @Inject
    FilmClips clips;

    @Inject
    ReferencePictures pictures;

    @Inject
    MediaStore media;

    /** A plan and the files that it needs; close it after use. */
    static final class Opened implements AutoCloseable {
        private final List<LocalCopy> copies = new ArrayList<>();
        private final List<Path> drawn = new ArrayList<>();
        private Path song;
        private FilmPlan plan;

        FilmPlan plan() {
            return plan;
        }

        Path song() {
            return song;
        }

        private Path keep(LocalCopy copy) {
            copies.add(copy);
            return copy.path();
        }

        private Path draw() throws IOException {
            Path file = Files.createTempFile("card", ".png");
            drawn.add(file);
            return file;
        }

        @Override
        public void close() throws IOException {
            for (LocalCopy copy : copies) {
                copy.close();
            }
            for (Path file : drawn) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The film as it is delivered, in the shape that is being cut. */
    Opened open(Film film, FilmComposer composer) throws IOException, InterruptedException {
        return open(film, composer, format(film.otherShape().orElse(film.shape())), Quality.FILM, false);
    }

    /** As {@link #open}, while some clips are still being made: their shots have awaited sources. */
    Opened openSoFar(Film film, FilmComposer composer) throws IOException, InterruptedException {
        return open(film, composer, format(film.shape()), Quality.FILM, true);
    }

    /** As {@link #open}, small and quick to encode, from pictures alone while there are no clips yet. */
    Opened openPreview(Film film, FilmComposer composer) throws IOException, InterruptedException {
        return open(film, composer, format(film.shape()).preview(), Quality.PREVIEW, false);
    }

    private Opened open(Film film, FilmComposer composer, FilmFormat format, Quality quality, boolean soFar)
            throws IOException, InterruptedException {
        Opened opened = new Opened();
        boolean whole = false;
        try {
            opened.song = opened.keep(
                    media.fetch(MediaKind.AUDIO_UPLOAD, film.audioKey().orElseThrow()));
            ScenePlan plan = film.plan().orElseThrow();
            List<Source> sources = sources(film, plan, composer, opened, soFar);
            opened.plan = FilmPlan.of(
                    shots(film, plan.shots(), sources),
                    film.analysis().orElseThrow().duration(),
                    format,
                    quality);
            whole = true;
            return opened;
        } finally {
            if (!whole) {
                opened.close();
            }
        }
    }

    static FilmFormat format(FilmShape shape) {
        return switch (shape) {
            case WIDE -> FilmFormat.WIDE;
            case TALL -> FilmFormat.TALL;
            case SQUARE -> FilmFormat.SQUARE;
        };
    }

    private List<Source> sources(Film film, ScenePlan plan, FilmComposer composer, Opened opened, boolean soFar)
            throws IOException, InterruptedException {
        Map<Integer, Source> byClip = new HashMap<>();
        Set<Integer> awaited = new HashSet<>();
        for (FilmClip clip : clips.list(film.jobId())) {
            if (soFar && (clip.isWanted() || clip.isToBeFetched())) {
                awaited.add(clip.number());
            }
            if (clip.key().isPresent()) {
                byClip.put(
                        clip.number(),
                        composer.openClip(opened.keep(
                                media.fetch(MediaKind.VIDEO_CLIP, clip.key().get()))));
            }
        }
        Map<String, Source.Still> stills = new HashMap<>();
        List<Integer> clipOfShot = film.clipsOfShots();
        List<Source> sources = new ArrayList<>();
        for (int shot = 0; shot < plan.shots().size(); shot++) {
            int number = clipOfShot.get(shot);
            Optional<Source> clip = Optional.ofNullable(byClip.get(number));
            if (clip.isPresent()) {
                sources.add(clip.get());
            } else if (awaited.contains(number)) {
                sources.add(new Source.Awaited());
            } else {
                Optional<Source> still = still(film, plan.shots().get(shot), stills, composer, opened);
                if (still.isPresent()) {
                    sources.add(still.get());
                } else if (soFar) {
                    sources.add(new Source.Awaited());
                } else if (byClip.isEmpty()) {
                    sources.add(card(plan.shots().get(shot), stills, composer, opened));
                } else {
                    sources.add(another(byClip, sources, clipOfShot));
                }
            }
        }
        return sources;
    }

    private Optional<Source> still(
            Film film, Shot shot, Map<String, Source.Still> stills, FilmComposer composer, Opened opened)
            throws IOException, InterruptedException {
        String name = DrawReferences.nameOf(DrawReferences.SCENE, shot.scene());
        Optional<String> key = pictures.list(film.jobId()).stream()
                .filter(picture -> picture.name().equals(name))
                .findFirst()
                .flatMap(ReferencePicture::key);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (!stills.containsKey(name)) {
            Path file = opened.keep(media.fetch(MediaKind.REFERENCE_IMAGE, key.get()));
            stills.put(name, composer.openStill(file, CameraMove.STILL));
        }
        return Optional.of(stills.get(name).moved(move(shot.camera())));
    }

    /** In place of a picture that did not come about while there are no clips either: a colour for its scene. */
    private static Source card(Shot shot, Map<String, Source.Still> stills, FilmComposer composer, Opened opened)
            throws IOException {
        if (!stills.containsKey(shot.scene())) {
            BufferedImage colour = new BufferedImage(CARD_WIDTH, CARD_HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D brush = colour.createGraphics();
            brush.setColor(Color.getHSBColor(stills.size() * GOLDEN_ANGLE, 0.5f, 0.4f));
            brush.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT);
            brush.dispose();
            Path file = opened.draw();
            ImageIO.write(colour, "png", file.toFile());
            stills.put(shot.scene(), composer.openStill(file, CameraMove.STILL));
        }
        return stills.get(shot.scene());
    }

    private static CameraMove move(Camera camera) {
        return switch (camera) {
            case STATIC, CLOSE_UP, SLOW_PUSH_IN, DOLLY, HANDHELD -> CameraMove.ZOOM_IN;
            case PULL_BACK, AERIAL -> CameraMove.ZOOM_OUT;
            case PAN, TRACKING -> CameraMove.PAN_RIGHT;
            case ORBIT -> CameraMove.PAN_LEFT;
            case TILT -> CameraMove.PAN_DOWN;
            case CRANE -> CameraMove.PAN_UP;
        };
    }

    /** A clip that neither the previous nor the next shot shows; with three clips there is always one. */
    private static Source another(Map<Integer, Source> byClip, List<Source> before, List<Integer> clipOfShot) {
        Optional<Source> last = before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
        int next = before.size() + 1 < clipOfShot.size() ? clipOfShot.get(before.size() + 1) : -1;
        List<Source> candidates = byClip.entrySet().stream()
                .filter(entry -> entry.getKey() != next)
                .map(Map.Entry::getValue)
                .filter(source -> last.filter(source::equals).isEmpty())
                .toList();
        return candidates.isEmpty()
                ? byClip.values().iterator().next()
                : candidates.get(before.size() % candidates.size());
    }

    /**
     * Clips of one scene begin with the same picture, so a cut from one to the next would not be seen: every other one
     * in a row is magnified. That depends on the plan alone, so that a clip that is made again changes nothing else.
     */
    static List<Boolean> closer(List<Shot> planned) {
        List<Boolean> closer = new ArrayList<>();
        for (int shot = 0; shot < planned.size(); shot++) {
            boolean sameScene = shot > 0
                    && planned.get(shot).scene().equals(planned.get(shot - 1).scene());
            closer.add(sameScene && !closer.get(shot - 1));
        }
        return closer;
    }

    /** A clip that is shown again is mirrored every other time, and starts later if it is long enough. */
    private static List<io.serenade.rendering.film.Shot> shots(Film film, List<Shot> planned, List<Source> sources) {
        Map<Source, Integer> seen = new HashMap<>();
        // Cropping for another shape enlarges a clip already, and some models make wide clips only.
        boolean own = film.otherShape().isEmpty() && film.shape() != FilmShape.TALL;
        List<Boolean> closer = closer(planned);
        return IntStream.range(0, planned.size())
                .mapToObj(number -> {
                    Shot shot = planned.get(number);
                    Source source = sources.get(number);
                    int times = seen.merge(source, 1, Integer::sum) - 1;
                    int frames = (int) Math.round(30 * shot.duration());
                    int spare = source instanceof Source.Clip clip ? Math.max(0, clip.frames() - frames) : 0;
                    return new io.serenade.rendering.film.Shot(
                            shot.start(),
                            source,
                            times == 0 ? 0 : spare,
                            times % 2 == 1,
                            film.framing(),
                            own && closer.get(number),
                            transition(shot.transition()));
                })
                .toList();
    }

    private static Transition transition(io.serenade.musicvideo.planning.Transition planned) {
        return switch (planned) {
            case CUT -> Transition.CUT;
            case CROSSFADE -> Transition.crossfade(ComposeFilm.CROSSFADE_FRAMES);
            case FADE -> Transition.fade(FADE_FRAMES);
        };
    }
}
