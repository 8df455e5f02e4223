package org.jiheng.app.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/**
 * 通行密钥 — kept division by division; to be asked inside a scoped transaction. The device is told a handle that names division
 * and number and nothing about the person.
 */
@Repository
class PasskeyStore implements PublicKeyCredentialUserEntityRepository, UserCredentialRepository {
    private static final RowMapper<CredentialRecord> RECORD = (row, number) -> ImmutableCredentialRecord.builder()
            .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
            .credentialId(new Bytes(row.getBytes("credential_id")))
            .userEntityUserId(new Handle(row.getString("region_code"), row.getLong("officer_id")).bytes())
            .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
            .signatureCount(row.getLong("sign_count"))
            .uvInitialized(row.getBoolean("user_verified"))
            .transports(transports(row.getString("transports")))
            .backupEligible(row.getBoolean("backup_eligible"))
            .backupState(row.getBoolean("backup_state"))
            .attestationObject(bytes(row.getBytes("attestation")))
            .attestationClientDataJSON(bytes(row.getBytes("client_data")))
            .label(row.getString("label"))
            .created(row.getObject("created_at", OffsetDateTime.class).toInstant())
            .lastUsed(row.getObject("last_used_at", OffsetDateTime.class).toInstant())
            .build();

    /** 设备上的称呼. */
    record Handle(String regionCode, long officerId) {
        Bytes bytes() {
            return new Bytes((regionCode + "/" + officerId).getBytes(StandardCharsets.US_ASCII));
        }

        /** Empty when a device says something else. */
        static Optional<Handle> of(@Nullable Bytes bytes) {
            var parts = bytes == null
                    ? new String[0]
                    : new String(bytes.getBytes(), StandardCharsets.US_ASCII).split("/", -1);
            return parts.length == 2 && parts[0].matches("\\d{9}") && parts[1].matches("\\d{1,18}")
                    ? Optional.of(new Handle(parts[0], Long.parseLong(parts[1])))
                    : Optional.empty();
        }
    }

    /** 一把密钥 — as its owner sees it. */
    record Key(long id, String label, Instant created, Instant lastUsed) {}

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Key> of(long officerId) {
        return jdbc.sql("select * from passkey where officer_id = :officer and revoked_at is null order by id")
                .param("officer", officerId)
                .query((row, number) -> new Key(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_used_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether it was theirs and in use. */
    boolean revoke(long officerId, long id) {
        return jdbc.sql(
                                "update passkey set revoked_at = now() where id = :id and officer_id = :officer and revoked_at is null")
                        .param("id", id)
                        .param("officer", officerId)
                        .update()
                == 1;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return Handle.of(id)
                .flatMap(handle -> jdbc.sql("select login_name, display_name from officer where id = :id")
                        .param("id", handle.officerId())
                        .query((row, number) -> entity(id, row.getString("login_name"), row.getString("display_name")))
                        .optional())
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
        return jdbc.sql("select region_code, id, display_name from officer where login_name = :login")
                .param("login", login)
                .query((row, number) -> entity(
                        new Handle(row.getString("region_code"), row.getLong("id")).bytes(),
                        login,
                        row.getString("display_name")))
                .optional()
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(Bytes id, String login, String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(id)
                .name(login)
                .displayName(name)
                .build();
    }

    /** Officers are there before their keys. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new IllegalStateException("nobody gets an account by a passkey");
    }

    @Override
    public void save(CredentialRecord key) {
        var owner = Handle.of(key.getUserEntityUserId()).orElseThrow();
        var known = jdbc.sql("""
                update passkey set sign_count = :count, backup_state = :backup, last_used_at = :used
                where credential_id = :credential and officer_id = :officer and revoked_at is null
                """)
                .param("count", key.getSignatureCount())
                .param("backup", key.isBackupState())
                .param("used", at(key.getLastUsed()))
                .param("credential", key.getCredentialId().getBytes())
                .param("officer", owner.officerId())
                .update();
        if (known == 0) {
            add(owner, key);
        }
    }

    private void add(Handle owner, CredentialRecord key) {
        jdbc.sql("""
                insert into passkey (region_code, officer_id, credential_id, public_key, sign_count, transports, user_verified,
                                     backup_eligible, backup_state, attestation, client_data, label, created_at, last_used_at)
                values (:region, :officer, :credential, :key, :count, :transports, :verified,
                        :eligible, :backup, :attestation, :client, :label, :created, :used)
                """)
                .param("region", owner.regionCode())
                .param("officer", owner.officerId())
                .param("credential", key.getCredentialId().getBytes())
                .param("key", key.getPublicKey().getBytes())
                .param("count", key.getSignatureCount())
                .param(
                        "transports",
                        key.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("verified", key.isUvInitialized())
                .param("eligible", key.isBackupEligible())
                .param("backup", key.isBackupState())
                .param("attestation", raw(key.getAttestationObject()))
                .param("client", raw(key.getAttestationClientDataJSON()))
                .param("label", key.getLabel())
                .param("created", at(key.getCreated()))
                .param("used", at(key.getLastUsed()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql("select * from passkey where credential_id = :credential and revoked_at is null")
                .param("credential", credential.getBytes())
                .query(RECORD)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return jdbc.sql("select * from passkey where officer_id = :officer and revoked_at is null order by id")
                .param("officer", Handle.of(user).orElseThrow().officerId())
                .query(RECORD)
                .list();
    }

    /** Keys are put out of use by their owner's page, never deleted. */
    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("a passkey is revoked");
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte @Nullable [] raw(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static @Nullable Bytes bytes(byte @Nullable [] raw) {
        return raw == null ? null : new Bytes(raw);
    }

    private static Set<AuthenticatorTransport> transports(String list) {
        return Arrays.stream(list.split(",", -1))
                .filter(value -> !value.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
