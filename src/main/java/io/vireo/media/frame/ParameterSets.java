package io.vireo.media.frame;

import io.vireo.media.mp4.PictureParameterSet;
import io.vireo.media.mp4.SequenceParameterSet;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Explains why an H.264 video cannot be decoded, based on its parameter sets. */
final class ParameterSets {
    private static final int HIGH = 100;

    private final Set<String> reasons = new LinkedHashSet<>();
    private boolean decodableSequence;
    private boolean decodablePicture;
    private boolean constrained;

    /** Adds parameter sets without NAL headers. Sets of profiles compatible with High for 8-bit 4:2:0 are rewritten to High. */
    void add(List<ByteBuffer> sps, List<ByteBuffer> pps) {
        for (ByteBuffer set : sps) {
            Optional<String> reason = SequenceParameterSet.read(set).flatMap(UndecodableReason::of);
            decodableSequence |= reason.isEmpty();
            if (reason.isEmpty() && (set.get(0) & 0xFF) > HIGH) {
                set.put(0, (byte) HIGH); // the only profile that JCodec accepts
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
     * Returns why no picture can be decoded.
     *
     * @param failed whether decoding has failed, so that one unsupported set is the reason although others are supported
     * @return empty if the sets are supported
     */
    Optional<String> reason(boolean failed) {
        boolean undecodable = !decodableSequence || (constrained && !decodablePicture);
        return failed || undecodable ? reasons.stream().findFirst() : Optional.empty();
    }
}
