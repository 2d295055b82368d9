package io.vireo.http;

import inet.ipaddr.IPAddress;
import io.vireo.platform.config.InvalidSettingException;
import java.util.List;

/** A set of IP addresses and networks (CIDR) from a setting. */
public final class Networks {
    private final List<IPAddress> members;

    private Networks(List<IPAddress> members) {
        this.members = members;
    }

    /**
     * Parses the entries of a setting.
     *
     * @throws InvalidSettingException if an entry is neither an address nor a network
     */
    public static Networks of(String key, List<String> texts) {
        return new Networks(texts.stream()
                .map(text -> ClientAddress.parse(text)
                        .orElseThrow(
                                () -> new InvalidSettingException(key, "must be a list of IP addresses and networks")))
                .toList());
    }

    /** Returns whether the set contains an address in the format of {@link ClientAddress#exactly}. */
    public boolean contain(String address) {
        return ClientAddress.parse(address).filter(this::contain).isPresent();
    }

    boolean contain(IPAddress address) {
        return members.stream().anyMatch(network -> network.contains(address));
    }
}
