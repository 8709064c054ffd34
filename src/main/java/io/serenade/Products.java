package io.serenade;

import io.serenade.generation.MediaGeneration;
import io.serenade.jobs.Product;
import io.serenade.lovesong.LoveSong;
import io.serenade.musicvideo.MusicVideo;
import io.serenade.petroast.PetRoast;
import io.serenade.platform.settings.Provider;
import io.serenade.talkingpet.TalkingPet;
import java.util.List;

/** The list of all products, for code that needs to know every one. */
public final class Products {
    private static final List<Product> ALL =
            List.of(new LoveSong(), new MediaGeneration(), new TalkingPet(), new PetRoast(), new MusicVideo());

    private Products() {}

    public static List<Product> all() {
        return ALL;
    }

    /** The outside services of all products, without duplicates. */
    public static List<Provider> providers() {
        return ALL.stream()
                .flatMap(product -> product.providers().stream())
                .distinct()
                .toList();
    }
}
