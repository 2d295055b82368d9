package io.vireo.streaming;

import io.vireo.media.text.Chapter;
import io.vireo.streaming.caption.CaptionTrack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What accompanies a video in its manifests.
 *
 * @param captions with labels that differ from each other, without quotes
 */
record ManifestTracks(String hash, List<CaptionTrack> captions, List<Chapter> chapters) {
    static ManifestTracks of(String hash, List<CaptionTrack> captions, List<Chapter> chapters) {
        Set<String> labels = new HashSet<>();
        List<CaptionTrack> named = new ArrayList<>();
        for (CaptionTrack caption : captions) {
            String label = caption.label().replace('"', '\'');
            boolean isNew = labels.add(label.toLowerCase(Locale.ROOT));
            named.add(caption.withLabel(isNew ? label : label + " (" + caption.language() + ')'));
        }
        return new ManifestTracks(hash, named, chapters);
    }
}
