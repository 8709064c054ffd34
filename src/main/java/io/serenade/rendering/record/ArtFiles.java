package io.serenade.rendering.record;

import io.serenade.platform.settings.SettingsException;
import io.serenade.rendering.image.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The folder that the art comes from: the one of the settings, otherwise the art shipped on the class path. */
final class ArtFiles {
    private static final String SHIPPED = "assets/video/";

    private final Optional<Path> folder;

    ArtFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The picture that a setting names. */
    Pixels picture(String setting, String name) {
        return findPicture(setting, name)
                .orElseThrow(() ->
                        new SettingsException(setting, "names " + name + ", but " + place() + " has no such file."));
    }

    Optional<Pixels> findPicture(String setting, String name) {
        return find(setting, name).map(bytes -> {
            try {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                if (image != null) {
                    return Pixels.of(image);
                }
            } catch (IOException e) {
                throw new SettingsException(setting, "names " + name + ", which cannot be read: " + e.getMessage());
            }
            throw new SettingsException(setting, "names " + name + ", which is no PNG or JPEG picture.");
        });
    }

    /** The file from the folder of the settings or, when that lacks it, from what is shipped. */
    Optional<byte[]> findWithShipped(String setting, String name) {
        return find(setting, name).or(() -> new ArtFiles(Optional.empty()).find(setting, name));
    }

    Optional<byte[]> find(String setting, String name) {
        try {
            if (folder.isPresent()) {
                Path file = folder.get().resolve(name);
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            }
            try (InputStream in = ArtFiles.class.getClassLoader().getResourceAsStream(SHIPPED + name)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new SettingsException(setting, "names " + name + ", which cannot be read: " + e.getMessage());
        }
    }

    private String place() {
        return folder.map(path -> "the folder " + path + " (VIDEO_ASSETS_DIR)").orElse("the shipped art");
    }
}
