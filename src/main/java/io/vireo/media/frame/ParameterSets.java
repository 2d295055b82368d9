package io.vireo.media.frame;

import io.vireo.media.mp4.PictureParameterSet;
import io.vireo.media.mp4.SequenceParameterSet;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says from the parameter sets of an H.264 video why it is not decoded. */
final class ParameterSets {
    private static final int HIGH = 100;

    private final Set<String> reasons = new LinkedHashSet<>();
    private boolean decodableSequence;
    private boolean decodablePicture;
    private boolean constrained;

    /** Takes sets in, without their NAL headers. Those of profiles that are like High for 8-bit 4:2:0 become sets of High. */
    void add(List<ByteBuffer> sps, List<ByteBuffer> pps) {
        for (ByteBuffer set : sps) {
            Optional<String> reason = SequenceParameterSet.read(set).flatMap(UndecodableReason::of);
            decodableSequence |= reason.isEmpty();
            if (reason.isEmpty() && (set.get(0) & 0xFF) > HIGH) {
                set.put(0, (byte) HIGH); // the only ones that JCodec takes
            }
            reason.ifPresent(reasons::add);
        }
        for (ByteBuffer set : pps) {
            boolean each = PictureParameterSet.read(set)
                    .map(PictureParameterSet::constrainedIntra)
                    .orElse(false);
            decodablePicture |= !each;
            constrained |= each;
            if (each) {
                reasons.add(UndecodableReason.CONSTRAINED_INTRA.text());
            }
        }
    }

    /**
     * Why no picture can be decoded.
     *
     * @param failed whether the decoder has tried in vain, so that a set is to blame although there are good ones, too
     * @return empty if the sets say nothing against it
     */
    Optional<String> reason(boolean failed) {
        boolean hopeless = !decodableSequence || (constrained && !decodablePicture);
        return failed || hopeless ? reasons.stream().findFirst() : Optional.empty();
    }
}
