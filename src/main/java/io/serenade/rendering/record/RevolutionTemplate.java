package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Frame;
import io.serenade.rendering.image.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * All frames of a video without photo and names, made once per node. A video copies them and adds only what is its own,
 * which makes drawing a small part of the cost of a render.
 */
final class RevolutionTemplate {
    private final RecordVideoSettings settings;
    private final Script script;
    private final RecordArea area;
    private final NameBand band;
    private final Lettering lettering;
    private final BufferedImage ground;
    private final Frame still;
    private final Frame[] opening;
    private final Frame[] records;
    private final DiscBlends blends;
    private final Optional<BeatLight> light;
    private final Optional<ChorusLight> chorusLight;

    RevolutionTemplate(Composition composition) {
        Pixels whole = composition.still();
        this.settings = composition.settings();
        this.script = settings.script();
        this.area = RecordArea.of(settings);
        this.band = composition.nameBand();
        this.lettering = composition.lettering();
        this.ground = whole.toOpaqueImage();
        this.blends = DiscBlends.of(composition.overlay(), settings.photoPixels(), settings.photoTop());
        this.still = new Frame(settings.resolution());
        still.draw(whole, 0, 0);
        this.opening = opening(composition);
        this.records = new Frame[settings.framesPerTurn()];
        for (int i = 0; i < records.length; i++) {
            records[i] = frame(composition.aroundRecord(turnAngle(i)));
        }
        this.light = settings.show() ? Optional.of(BeatLight.around(settings)) : Optional.empty();
        this.chorusLight = settings.show() ? Optional.of(new ChorusLight(settings)) : Optional.empty();
    }

    private static Frame frame(Pixels pixels) {
        Frame frame = new Frame(pixels.width());
        frame.draw(pixels, 0, 0);
        return frame;
    }

    private Frame[] opening(Composition composition) {
        Frame[] frames = new Frame[script.opening()];
        if (frames.length > 0) {
            LightAndArm above = composition.lightAndArm();
            for (int i = 0; i < frames.length; i++) {
                Pixels picture = composition.below(openingAngle(i));
                above.layOver(picture, Opening.armOut((double) i / frames.length));
                frames[i] = frame(picture);
            }
        }
        return frames;
    }

    private double step() {
        return 2 * Math.PI / settings.framesPerTurn();
    }

    private double turnAngle(int frame) {
        return step() * (frame + script.ahead());
    }

    /** Accelerates evenly, from upright to where the turn begins. */
    private double openingAngle(int frame) {
        double done = (double) frame / script.opening();
        return step() * script.ahead() * done * done;
    }

    /**
     * Writes the frames of all groups, one after the other.
     *
     * @param groups the template's own, or the same with turns for the chorus
     */
    void write(Script groups, Pixels photo, String petName, String ownerName, Optional<Tempo> tempo, OutputStream out)
            throws IOException {
        PhotoDisc disc = PhotoDisc.of(photo, settings.photoPixels());
        Frame names = band.frame(ground, petName, ownerName);
        Frame frame = new Frame(settings.resolution());
        for (int i = 0; i < opening.length; i++) {
            frame.copyFrom(opening[i]);
            frame.copyRows(names, band.top(), band.bottom());
            PhotoDisc.lay(disc.turned(openingAngle(i), blends), false, frame, settings.photoTop(), blends);
            out.write(frame.bytes());
        }
        PhotoDisc.Turned[] halves = halves();
        for (int i = 0; i < records.length; i++) {
            drawTurn(frame, i, disc, halves, names);
            shine(frame, i, tempo);
            out.write(frame.bytes());
        }
        for (int i = 0; i < groups.chorus(); i++) {
            drawTurn(frame, i, disc, halves, names);
            shineInChorus(frame, i, tempo);
            out.write(frame.bytes());
        }
        if (settings.card().isPresent()) {
            Frame card = new Frame(settings.resolution());
            card.draw(new EndCard(ground, lettering, settings.card().get()).draw(photo, petName, ownerName), 0, 0);
            for (int i = 0; i < script.rise(); i++) {
                drawTurn(frame, i % records.length, disc, halves, names);
                shine(frame, i % records.length, tempo);
                frame.fadeTo(card, (int) Math.round(256 * Opening.eased((i + 1.0) / script.rise())));
                out.write(frame.bytes());
            }
            for (int i = 0; i < script.rest(); i++) {
                out.write(card.bytes());
            }
        }
    }

    /** The pictures of a turn of the chorus, one at a time; each is drawn over the one before. */
    IntFunction<Frame> chorusTurn(Pixels photo, String petName, String ownerName, Optional<Tempo> tempo) {
        PhotoDisc disc = PhotoDisc.of(photo, settings.photoPixels());
        Frame names = band.frame(ground, petName, ownerName);
        Frame frame = new Frame(settings.resolution());
        PhotoDisc.Turned[] halves = halves();
        return i -> {
            drawTurn(frame, i, disc, halves, names);
            shineInChorus(frame, i, tempo);
            return frame;
        };
    }

    private PhotoDisc.Turned[] halves() {
        return new PhotoDisc.Turned[records.length % 2 == 0 ? records.length / 2 : records.length];
    }

    /** The background alone, for what is larger than the square. */
    BufferedImage backdrop() {
        return new Composition(settings).backdrop();
    }

    Lettering lettering() {
        return lettering;
    }

    /** A half turn further the photo lies the other way round, so it is turned for one half only. */
    private void drawTurn(Frame frame, int i, PhotoDisc disc, PhotoDisc.Turned[] halves, Frame names) {
        int half = i % halves.length;
        if (halves[half] == null) {
            halves[half] = disc.turned(turnAngle(half), blends);
        }
        frame.copyFrom(still);
        frame.lay(records[i], area.left(), area.top());
        frame.copyRows(names, band.top(), band.bottom());
        PhotoDisc.lay(halves[half], i >= halves.length, frame, settings.photoTop(), blends);
    }

    private void shine(Frame frame, int i, Optional<Tempo> tempo) {
        if (light.isPresent() && tempo.isPresent()) {
            light.get().shine(frame, BeatLight.pulse(beats(i, tempo.get())));
        }
    }

    private void shineInChorus(Frame frame, int i, Optional<Tempo> tempo) {
        if (chorusLight.isPresent() && tempo.isPresent()) {
            chorusLight.get().shine(frame, beats(i, tempo.get()));
        } else {
            chorusLight.ifPresent(glowing -> glowing.glow(frame));
        }
    }

    /** The beats from the start of the turn to the picture in which the light last changed. */
    private double beats(int i, Tempo tempo) {
        return (double) (i - i % BeatLight.PICTURES) * tempo.beatsOfTurn() / records.length;
    }
}
