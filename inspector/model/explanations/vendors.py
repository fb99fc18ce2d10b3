"""Claims that vendors put into their tokens, by the code of the token's type (`model.types`)."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

VENDORS: dict[str, tuple[str, dict[str, str]]] = {
    "entra": (
        "Microsoft Entra, token claims",
        {
            "tid": QT_TRANSLATE_NOOP("Claims", "Tenant (directory) that the user logged in to."),
            "oid": QT_TRANSLATE_NOOP("Claims", "The user's or service's object in the directory; never changes."),
            "upn": QT_TRANSLATE_NOOP("Claims", "The user's login name; it may change."),
            "unique_name": QT_TRANSLATE_NOOP("Claims", "A readable name of the user; neither unique nor stable."),
            "appid": QT_TRANSLATE_NOOP("Claims", "The client that asked for the token (version 1)."),
            "appidacr": QT_TRANSLATE_NOOP(
                "Claims", "How the client proved itself: 0 not, 1 by secret, 2 by certificate."
            ),
            "azpacr": QT_TRANSLATE_NOOP(
                "Claims", "How the client proved itself: 0 not, 1 by secret, 2 by certificate."
            ),
            "app_displayname": QT_TRANSLATE_NOOP("Claims", "Name of the client, as it is shown."),
            "scp": QT_TRANSLATE_NOOP("Claims", "Permissions that the user delegated to the client."),
            "roles": QT_TRANSLATE_NOOP("Claims", "Roles of the application that were given to the user or the client."),
            "wids": QT_TRANSLATE_NOOP("Claims", "Roles of the whole tenant that the user has, by their IDs."),
            "groups": QT_TRANSLATE_NOOP("Claims", "Groups that the user belongs to, by their object IDs."),
            "hasgroups": QT_TRANSLATE_NOOP(
                "Claims", "The user has more groups than fit; ask Microsoft Graph for them."
            ),
            "groups:src1": QT_TRANSLATE_NOOP("Claims", "Where the groups are to be had that did not fit."),
            "idp": QT_TRANSLATE_NOOP("Claims", "Who authenticated the user, where that was not the issuer."),
            "idtyp": QT_TRANSLATE_NOOP("Claims", "app: the token belongs to an application, not to a user."),
            "ipaddr": QT_TRANSLATE_NOOP("Claims", "Address that the user logged in from."),
            "onprem_sid": QT_TRANSLATE_NOOP("Claims", "The user's identifier in the company's own directory."),
            "pwd_exp": QT_TRANSLATE_NOOP("Claims", "Seconds until the password expires."),
            "pwd_url": QT_TRANSLATE_NOOP("Claims", "Where the user can change the password."),
            "in_corp": QT_TRANSLATE_NOOP("Claims", "The user logged in from the company's network."),
            "ver": QT_TRANSLATE_NOOP("Claims", "Version of the token: 1.0 or 2.0."),
            "aio": QT_TRANSLATE_NOOP("Claims", "For Microsoft's own use; ignore it."),
            "rh": QT_TRANSLATE_NOOP("Claims", "For Microsoft's own use; ignore it."),
            "uti": QT_TRANSLATE_NOOP("Claims", "Identifier of this one token, as jti elsewhere."),
            "xms_cc": QT_TRANSLATE_NOOP("Claims", "What the client is able to do; CP1: it answers claims challenges."),
            "xms_tcdt": QT_TRANSLATE_NOOP("Claims", "When the tenant was created."),
            "xms_mirid": QT_TRANSLATE_NOOP("Claims", "The managed identity's resource in Azure."),
            "acct": QT_TRANSLATE_NOOP("Claims", "0: a member of the tenant, 1: a guest."),
            "deviceid": QT_TRANSLATE_NOOP("Claims", "The device that the user logged in from."),
            "tenant_region_scope": QT_TRANSLATE_NOOP("Claims", "Region of the tenant."),
            "login_hint": QT_TRANSLATE_NOOP("Claims", "Hint by which the user can be logged out or in again."),
        },
    ),
    "auth0": (
        "Auth0, access and ID tokens",
        {
            "gty": QT_TRANSLATE_NOOP("Claims", "How the client got the token (grant type)."),
            "permissions": QT_TRANSLATE_NOOP("Claims", "Permissions that the user's roles give for this API."),
            "org_id": QT_TRANSLATE_NOOP("Claims", "Organization that the user logged in to; check it."),
            "org_name": QT_TRANSLATE_NOOP("Claims", "Name of that organization; check the ID rather."),
        },
    ),
    "okta": (
        "Okta, access and ID tokens",
        {
            "ver": QT_TRANSLATE_NOOP("Claims", "Version of the token's form."),
            "cid": QT_TRANSLATE_NOOP("Claims", "The client that asked for the token."),
            "uid": QT_TRANSLATE_NOOP("Claims", "The user, by the ID in Okta."),
            "scp": QT_TRANSLATE_NOOP("Claims", "What the token permits: a list of scopes."),
            "idp": QT_TRANSLATE_NOOP("Claims", "Who authenticated the user."),
        },
    ),
    "keycloak": (
        "Keycloak, access and ID tokens",
        {
            "typ": QT_TRANSLATE_NOOP("Claims", "What the token is: Bearer, ID, Refresh, Offline, Logout."),
            "session_state": QT_TRANSLATE_NOOP("Claims", "Session of the user, as sid."),
            "allowed-origins": QT_TRANSLATE_NOOP("Claims", "Web pages from which the client may call (CORS)."),
            "realm_access": QT_TRANSLATE_NOOP("Claims", "Roles that the user has in the whole realm."),
            "resource_access": QT_TRANSLATE_NOOP("Claims", "Roles that the user has with single clients."),
            "authorization": QT_TRANSLATE_NOOP("Claims", "Permissions that the authorization service granted."),
            "trusted-certs": QT_TRANSLATE_NOOP("Claims", "Certificates that are trusted."),
            "claims_locales": QT_TRANSLATE_NOOP("Claims", "Languages that the claims were asked for in."),
            "clientHost": QT_TRANSLATE_NOOP("Claims", "Host that the service account called from."),
            "clientAddress": QT_TRANSLATE_NOOP("Claims", "Address that the service account called from."),
        },
    ),
    "cognito": (
        "Amazon Cognito, user pool tokens",
        {
            "token_use": QT_TRANSLATE_NOOP("Claims", "What the token is: id or access. Check it."),
            "origin_jti": QT_TRANSLATE_NOOP("Claims", "The login that this token came from; by it all are revoked."),
            "event_id": QT_TRANSLATE_NOOP("Claims", "The request that made the token, as in the logs."),
            "username": QT_TRANSLATE_NOOP("Claims", "Name of the user in the pool."),
            "version": QT_TRANSLATE_NOOP("Claims", "Version of the token's form."),
            "device_key": QT_TRANSLATE_NOOP("Claims", "The device that the user logged in from."),
            "identities": QT_TRANSLATE_NOOP("Claims", "The user's accounts with other providers."),
            "cognito:groups": QT_TRANSLATE_NOOP("Claims", "Groups of the pool that the user belongs to."),
            "cognito:roles": QT_TRANSLATE_NOOP("Claims", "AWS roles that the user's groups bring."),
            "cognito:preferred_role": QT_TRANSLATE_NOOP("Claims", "AWS role of the group that counts most."),
            "cognito:username": QT_TRANSLATE_NOOP("Claims", "Name of the user in the pool."),
        },
    ),
    "google": (
        "Google, OpenID Connect",
        {"hd": QT_TRANSLATE_NOOP("Claims", "Domain of the user's organization; check it, not the e-mail's end.")},
    ),
    "apple": (
        "Apple, Sign in with Apple",
        {
            "nonce_supported": QT_TRANSLATE_NOOP("Claims", "Whether the platform can repeat the nonce."),
            "is_private_email": QT_TRANSLATE_NOOP("Claims", "Whether the address is a relay that hides the real one."),
            "real_user_status": QT_TRANSLATE_NOOP("Claims", "0 unsupported, 1 unknown, 2 likely a real person."),
            "transfer_sub": QT_TRANSLATE_NOOP("Claims", "Identifier by which an app moves to another team."),
            "org_id": QT_TRANSLATE_NOOP("Claims", "Organization of a managed Apple account."),
        },
    ),
    "firebase": (
        "Firebase, ID tokens",
        {
            "user_id": QT_TRANSLATE_NOOP("Claims", "The user, the same as sub."),
            "firebase": QT_TRANSLATE_NOOP("Claims", "How the user logged in, and which accounts belong together."),
            "provider_id": QT_TRANSLATE_NOOP("Claims", "anonymous: the user did not log in."),
        },
    ),
    "kubernetes": (
        "Kubernetes, service account tokens",
        {
            "kubernetes.io": QT_TRANSLATE_NOOP(
                "Claims", "The namespace, pod, node and account that the token is bound to."
            ),
            "kubernetes.io/serviceaccount/namespace": QT_TRANSLATE_NOOP("Claims", "Namespace of the service account."),
            "kubernetes.io/serviceaccount/secret.name": QT_TRANSLATE_NOOP("Claims", "Secret that holds this token."),
            "kubernetes.io/serviceaccount/service-account.name": QT_TRANSLATE_NOOP(
                "Claims", "Name of the service account."
            ),
            "kubernetes.io/serviceaccount/service-account.uid": QT_TRANSLATE_NOOP(
                "Claims", "Identifier of the account."
            ),
        },
    ),
    "github-actions": (
        "GitHub Actions, OpenID Connect",
        {
            "actor": QT_TRANSLATE_NOOP("Claims", "Who started the run."),
            "actor_id": QT_TRANSLATE_NOOP("Claims", "Who started the run, by a number that never changes."),
            "base_ref": QT_TRANSLATE_NOOP("Claims", "Branch that the pull request is to be merged into."),
            "head_ref": QT_TRANSLATE_NOOP("Claims", "Branch that the pull request comes from."),
            "enterprise": QT_TRANSLATE_NOOP("Claims", "Enterprise that the repository belongs to."),
            "enterprise_id": QT_TRANSLATE_NOOP("Claims", "That enterprise, by its number."),
            "environment": QT_TRANSLATE_NOOP("Claims", "Environment that the job runs in."),
            "environment_node_id": QT_TRANSLATE_NOOP("Claims", "That environment, by its ID."),
            "event_name": QT_TRANSLATE_NOOP("Claims", "Event that started the run."),
            "job_workflow_ref": QT_TRANSLATE_NOOP(
                "Claims", "The workflow that the job is defined in, also a reused one."
            ),
            "job_workflow_sha": QT_TRANSLATE_NOOP("Claims", "Commit of that workflow."),
            "ref": QT_TRANSLATE_NOOP("Claims", "Branch or tag that the run is for."),
            "ref_protected": QT_TRANSLATE_NOOP("Claims", "Whether that branch or tag is protected."),
            "ref_type": QT_TRANSLATE_NOOP("Claims", "branch or tag."),
            "repository": QT_TRANSLATE_NOOP("Claims", "Repository that the workflow runs in."),
            "repository_id": QT_TRANSLATE_NOOP("Claims", "That repository, by a number that never changes."),
            "repository_owner": QT_TRANSLATE_NOOP("Claims", "Owner of the repository."),
            "repository_owner_id": QT_TRANSLATE_NOOP("Claims", "That owner, by a number that never changes."),
            "repository_visibility": QT_TRANSLATE_NOOP("Claims", "public, private or internal."),
            "run_attempt": QT_TRANSLATE_NOOP("Claims", "How often the run was tried."),
            "run_id": QT_TRANSLATE_NOOP("Claims", "The run, by its number."),
            "run_number": QT_TRANSLATE_NOOP("Claims", "How many times the workflow has run."),
            "runner_environment": QT_TRANSLATE_NOOP("Claims", "github-hosted or self-hosted."),
            "sha": QT_TRANSLATE_NOOP("Claims", "Commit that the run is for."),
            "workflow": QT_TRANSLATE_NOOP("Claims", "Name of the workflow."),
            "workflow_ref": QT_TRANSLATE_NOOP("Claims", "File of the workflow, and its branch or tag."),
            "workflow_sha": QT_TRANSLATE_NOOP("Claims", "Commit of the workflow's file."),
            "check_run_id": QT_TRANSLATE_NOOP("Claims", "The check run that the job reports to."),
        },
    ),
}
"""The source and the claims of each vendor; what a standard explains the same way stands with the standard alone."""
