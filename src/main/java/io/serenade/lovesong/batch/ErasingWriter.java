package io.serenade.lovesong.batch;

import io.serenade.lovesong.Erasure;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Erases the songs of one chunk: rows first, then files. */
@Named
@Dependent
public class ErasingWriter extends AbstractItemWriter {
    @Inject
    private Erasure erasure;

    @Override
    public void writeItems(List<Object> songs) {
        songs.forEach(song -> {
            erasure.forget((String) song);
            erasure.deleteFiles((String) song);
        });
    }
}
