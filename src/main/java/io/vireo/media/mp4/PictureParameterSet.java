package io.vireo.media.mp4;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A parsed H.264 picture parameter set (ITU-T H.264, 7.3.2.2).
 *
 * @param constrainedIntra {@code constrained_intra_pred_flag}
 */
public record PictureParameterSet(boolean constrainedIntra) {

    /** Parses a set without its NAL header; empty if it is damaged or has slice groups. */
    public static Optional<PictureParameterSet> read(ByteBuffer unit) {
        try {
            BitReader in = BitReader.of(unit);
            in.ue(); // pic_parameter_set_id
            in.ue(); // seq_parameter_set_id
            in.bits(2);
            if (in.ue() > 0) {
                return Optional.empty();
            }
            in.ue(); // num_ref_idx_l0_default_active_minus1
            in.ue();
            in.bits(3); // weighted_pred_flag, weighted_bipred_idc
            in.se(); // pic_init_qp_minus26
            in.se();
            in.se();
            in.flag(); // deblocking_filter_control_present_flag
            return Optional.of(new PictureParameterSet(in.flag()));
        } catch (InvalidMp4Exception e) {
            return Optional.empty();
        }
    }
}
