/** What stands in tables in English, in Chinese: by the English text. */
export const knownTexts: Readonly<Record<string, string>> = {
  // The vendors' error codes
  'Correct the request; no role or permission changes this.':
    '请更正请求；任何角色或权限都无法改变这一点。',
  'What was asked for does not exist, or cannot be seen.': '所请求的内容不存在，或不可见。',
  'Check the ids in the request.': '请检查请求中的 ID。',
  'The JSON that was sent is not valid.': '所发送的 JSON 无效。',
  'The request is not valid.': '请求无效。',
  'The address of the request is not valid.': '请求的地址无效。',
  'The batch has more entries than are allowed.': '批量请求的条目数超出允许范围。',
  'Body and path of the request do not agree.': '请求的正文与路径不一致。',
  'The account does not have the feature.': '账户没有此功能。',
  'The service plan or the account settings decide; no role brings it.':
    '由服务套餐或账户设置决定；没有角色能带来它。',
  'A header is missing.': '缺少一个标头。',
  'The address of the request does not exist.': '请求的地址不存在。',
  'The service is not available for the moment.': '服务暂时不可用。',
  'Ask again later; if it stays, the vendor has to look at it.':
    '请稍后再试；若仍然如此，需由厂商处理。',
  'The server does not support what was asked for.': '服务器不支持所请求的内容。',
  'No role brings it.': '没有角色能带来它。',
  'The server failed.': '服务器出错。',
  'The feature is not available for this type of extension.': '此功能不适用于此类分机。',
  'Use an extension of another type; no role brings it.':
    '请使用其他类型的分机；没有角色能带来它。',
  'The request needs a signed-in user.': '请求需要已登录的用户。',
  'Sign in again; no role or permission changes this.':
    '请重新登录；任何角色或权限都无法改变这一点。',
  'A value exists already.': '该值已存在。',
  'A header has a value that is not valid.': '某个标头的值无效。',
  'The brand id is not valid.': '品牌 ID 无效。',
  'Sign in with the brand that the account belongs to.': '请使用账户所属的品牌登录。',
  'The server cannot issue an authorization code.': '服务器无法签发授权码。',
  'This type of extension may not sign in.': '此类分机不允许登录。',
  'Sign in as a user extension.': '请以用户分机登录。',
  'The authorization code is not valid.': '授权码无效。',
  'The authorization code has expired.': '授权码已过期。',
  'The redirect addresses do not match.': '重定向地址不匹配。',
  "Correct the application's registration or its sign-in request.":
    '请更正应用程序的注册信息或其登录请求。',
  'The authorization code belongs to another application.': '授权码属于另一个应用程序。',
  'A parameter of the request is there twice.': '请求中有重复的参数。',
  'The application may not use this way of signing in.': '应用程序不允许使用这种登录方式。',
  'The application has no redirect address.': '应用程序没有重定向地址。',
  'The way of authorizing is not allowed.': '不允许这种授权方式。',
  'The scope of the sign-in is narrower than its target.': '登录的作用域小于其目标。',
  'The number is a virtual one.': '该号码是虚拟号码。',
  'Sign in with another number.': '请使用其他号码登录。',
  'The application id is wrong.': '应用程序 ID 错误。',
  'The sign-in belongs to another application.': '该登录属于另一个应用程序。',
  'The Authorization header has a bad value.': 'Authorization 标头的值有误。',
  'The application may not use this grant type.': '应用程序不允许使用此授予类型。',
  'The release state of the application does not allow it.': '应用程序的发布状态不允许此操作。',
  'The access token has expired.': '访问令牌已过期。',
  'The access token is damaged.': '访问令牌已损坏。',
  'The Authorization header is bad.': 'Authorization 标头有误。',
  'The extension was not found.': '未找到该分机。',
  'Check the number or user name.': '请检查号码或用户名。',
  'User name or password is wrong.': '用户名或密码错误。',
  'The extension may not sign in in its present state.': '该分机在当前状态下不允许登录。',
  'Enable the extension first.': '请先启用该分机。',
  'The account may not sign in in its present state.': '该账户在当前状态下不允许登录。',
  'The account has to be active.': '账户必须处于启用状态。',
  "The application's credentials are wrong.": '应用程序的凭据错误。',
  'Compare client id and client secret with the application in the developer console, and the server with the one that it is registered at.':
    '请与开发者控制台中的应用程序核对 client id 和 client secret，并核对服务器是否为其注册所在的服务器。',
  'The user is locked out.': '该用户已被锁定。',
  'Wait, or have the lock taken off.': '请等待，或让人解除锁定。',
  'Sign in through single sign-on.': '请通过单点登录进行登录。',
  'The access token cannot be read.': '无法读取访问令牌。',
  'Parameters of the sign-in do not agree.': '登录参数不一致。',
  'This way of signing in is not supported.': '不支持这种登录方式。',
  'Signing in needs a second factor.': '登录需要第二重验证。',
  'Sign in with the second factor.': '请使用第二重验证登录。',
  'The application lacks an application scope (OAuth).':
    '应用程序缺少一个应用程序作用域（OAuth）。',
  'Add the scope in the developer console and sign in again. No change of roles helps.':
    '请在开发者控制台中添加该作用域并重新登录。调整角色没有帮助。',
  'Only an administrator may do this.': '只有管理员可以执行此操作。',
  'An administrator has to do it, or the user has to be given an administrator role.':
    '必须由管理员执行，或为该用户分配管理员角色。',
  'The request is about another extension than that of the signed-in user.':
    '请求针对的分机不是登录用户自己的分机。',
  'Ask for the own extension, or give the user a permission that covers other extensions.':
    '请查询本人的分机，或授予该用户涵盖其他分机的权限。',
  'The user lacks a permission.': '该用户缺少一项权限。',
  'Give the user a role that has it, or switch it on in one of their custom roles.':
    '请为该用户分配拥有该权限的角色，或在其某个自定义角色中打开它。',
  'Something is not permitted; the body does not say whether application or user lacks it.':
    '某项操作未获许可；正文没有说明是应用程序还是用户缺少许可。',
  'Save the whole error body: its errors list carries the code that tells.':
    '请保存完整的错误正文：其中的 errors 列表带有能说明问题的代码。',
  'More requests were made than the limit allows.': '请求数超出了限制。',
  'Wait as long as the Retry-After header says, or a minute, and ask again.':
    '请按 Retry-After 标头所示的时间等待，或等待一分钟，然后重试。',
  'The limits of the application are not defined.': '应用程序的限制尚未定义。',
  'The same request was made twice at once.': '同一请求被同时发出了两次。',
  'All requests together were more than the limit allows.': '全部请求合计超出了限制。',
  'A parameter has a value that is not valid.': '某个参数的值无效。',
  'A parameter is missing or not valid.': '缺少参数或参数无效。',
  'The token is not valid, or the request needs a signed-in user.':
    '令牌无效，或请求需要已登录的用户。',
  'Get a new token with access key and secret key; no role or permission changes this.':
    '请用 access key 和 secret key 获取新令牌；任何角色或权限都无法改变这一点。',
  'No right to this. About one user in one app (user/app/resource/permission) it means that the user has no access in the app; if every user of the app is answered so, the app is probably not readable with this access key. About lists it means that the application lacks a grant of the organization.':
    '对此没有权限。针对单个用户在单个应用中的查询（user/app/resource/permission），它表示该用户在应用中没有访问权限；若应用的每个用户都得到这样的答复，则很可能此 access key 无法读取该应用。针对列表，它表示应用程序缺少组织的授权。',
  "For the user, a role with access to the app helps. For lists, the organization's administrator has to grant the application USER (users), ROLE (roles) or USER_ALL_PERMISSION (roles of users).":
    '对用户而言，具有该应用访问权限的角色可以解决。对列表而言，须由组织管理员向应用程序授予 USER（用户）、ROLE（角色）或 USER_ALL_PERMISSION（用户的角色）。',
  'One of three things: the organization (or user, or role) does not exist at this gateway; there is no such app; or the organization has not acquired the app. The code does not tell which.':
    '三种情况之一：此网关上不存在该组织（或用户、角色）；没有该应用；或者组织尚未获得该应用。代码没有说明是哪一种。',
  'Check the organization id (IAM > Organization Profile), the app (appId is the access key of the app, not its application id), and that the app is among those of the organization.':
    '请检查组织 ID（IAM > Organization Profile）、应用（appId 是应用的 access key，而不是 application id），以及该应用是否属于该组织。',
  'It exists already.': '已存在。',
  'Too many tries to sign in.': '登录尝试次数过多。',
  'Wait some minutes before the next try, and check the keys first.':
    '请等待几分钟再试，并先检查密钥。',
  'No organization was chosen after signing in.': '登录后没有选择组织。',
  "Only requests in a user's name need that: choose the organization first (session/set), or ask with an application's access key alone.":
    '只有以用户名义发出的请求才需要：请先选择组织（session/set），或仅使用应用程序的 access key 查询。',
  'The signature was used before.': '该签名已被使用过。',
  'Sign again with a new timestamp.': '请使用新的时间戳重新签名。',
  'The access key does not exist.': 'access key 不存在。',
  'Check the access key.': '请检查 access key。',
  'The signature is not valid.': '签名无效。',
  'Check the secret key.': '请检查 secret key。',
  'A parameter is not valid.': '参数无效。',
  'The token service failed.': '令牌服务出错。',
  'A parameter is empty.': '参数为空。',
  'The access token could not be renewed.': '无法续期访问令牌。',
  'Nobody is signed in.': '没有人登录。',
  'It does not exist.': '不存在。',
  'The session has expired.': '会话已过期。',
  'Too many tries.': '尝试次数过多。',
  'Wait before the next try.': '请稍候再试。',
  'The session cannot be used for this.': '该会话不能用于此操作。',
  'No right to this.': '对此没有权限。',
  'The service account has to be authorized for the resource.': '须为服务账号授予该资源的权限。',
  'The service failed.': '服务出错。',
  'The gateway cannot read the request.': '网关无法读取该请求。',
  'The gateway does not accept the credentials.': '网关不接受该凭据。',
  'Sign in again. Of EnOS: check the access key and secret key, and that the clock of this computer is right, since requests are signed with the time.':
    '请重新登录。对于 EnOS：请检查 access key 和 secret key，并确认这台电脑的时钟准确，因为请求签名包含时间。',
  'The gateway does not let the caller in: its network address is not allowed.':
    '网关拒绝调用方：其网络地址不在允许之列。',
  'The address of this computer, or of the proxy it goes through, has to be put on the list of allowed addresses of the API.':
    '须将这台电脑或其所经代理的地址加入 API 的允许地址列表。',
  'The request is too large for the gateway.': '请求过大，网关无法处理。',
  'Ask for less at a time: fewer users in one request.':
    '请减少每次查询的内容：一个请求中少放一些用户。',
  'More requests were made than the gateway allows.': '请求数超出了网关的允许范围。',
  'Wait as long as the Retry-After header says, or a minute, and ask more slowly: who owns the API sets the limit, by minute, hour, day or month.':
    '请按 Retry-After 标头所示的时间等待，或等待一分钟，并放慢查询：限制由 API 的所有者按分钟、小时、天或月设定。',
  'The gateway did not reach the service.': '网关无法连接到服务。',
  'The service did not answer in time.': '服务未在规定时间内响应。',
  // The rules that come with the product
  'Creates users and decides what they may do': '既能创建用户，又能决定其权限',
  'Who can add users and also edit or assign roles can make an account with any access, and nobody else has to agree.':
    '能添加用户又能编辑或分配角色的人，可以创建拥有任何权限的账号，而无需他人同意。',
  'Give adding users and editing roles to different people. Keep Super Admin for few.':
    '请将添加用户和编辑角色交给不同的人。只让少数人持有 Super Admin。',
  'Changes roles and oversees the audit trail': '既能更改角色，又能监督审计记录',
  'Who administers access should not be the one who reviews what was done with it.':
    '管理访问权限的人不应同时审查其使用情况。',
  'Give the audit trail to somebody who does not administer roles.':
    '请将审计记录交给不管理角色的人。',
  'Resets credentials and hears company recordings': '既能重置凭据，又能听取公司录音',
  'Who can set other people’s credentials can sign in as them; with company call recordings there is nothing left that is private.':
    '能设置他人凭据的人可以冒用其身份登录；再加上公司通话录音，便毫无隐私可言。',
  'Separate user administration from access to recordings.': '请将用户管理与录音访问分开。',
  'Pays, buys and opens international calling': '既能付款、购买，又能开通国际通话',
  'Calls abroad are the usual way of toll fraud; who opens them should not also be who checks the bill.':
    '国际通话是话费欺诈的常见途径；开通它的人不应同时核对账单。',
  'Separate billing from the international calling policy.': '请将账单管理与国际通话策略分开。',
  'More than five people can change roles': '能更改角色的人超过五个',
  'Everybody who can edit or assign roles can give themselves everything, whatever their own role is called.':
    '能编辑或分配角色的人都可以给自己一切权限，无论其角色叫什么名称。',
  'Take the permission from roles whose holders do not need it.':
    '请从持有者不需要它的角色中去掉此权限。',
  'More than ten people can administer the account': '能管理账户的人超过十个',
  'Administrators by effect are those who can, not those whose role says so.':
    '真正的管理员是有能力管理的人，而不是角色名称如此的人。',
  'Review who needs account administration and give narrower roles.':
    '请审查谁需要管理账户，并改为分配范围更小的角色。',
  'International calling by a role that was assigned automatically': '自动分配的角色可拨打国际电话',
  'New users are given Standard (International) unless another default role is set, so people can call abroad whom nobody allowed to.':
    '除非另设默认角色，新用户会被分配 Standard (International)，因此未经任何人允许的人也能拨打国际电话。',
  'Set Standard, or a custom role, as the default role and reassign those who do not need to call abroad.':
    '请将 Standard 或某个自定义角色设为默认角色，并为不需要拨打国际电话的人重新分配角色。',
  'A role that is assigned automatically administers': '自动分配的角色具有管理权限',
  'What the default role gives, everybody gets who is ever added.':
    '默认角色授予的内容，每个新加入的人都会得到。',
  'Choose a default role without administration.': '请选择不含管理权限的默认角色。',
  'Users who are disabled hold roles': '已停用的用户仍持有角色',
  'Enabled again, they have at once all that they had.': '一旦重新启用，便立即拥有原来的一切。',
  'Take the roles of who does not come back, or delete the user.':
    '请收回不再回来的人的角色，或删除该用户。',
  'Hidden roles are held': '有人持有隐藏角色',
  'A hidden role is not shown in the portal’s list, so who reviews roles there does not meet it.':
    '隐藏角色不显示在门户的列表中，因此在门户审查角色的人看不到它。',
  'Ask the vendor what the role is for and give a visible role in its place.':
    '请向厂商询问该角色的用途，并改为分配可见的角色。',
  'A role restricted to sites beside the same for the whole company':
    '既有限于站点的角色，又有对全公司授予相同内容的角色',
  'The restriction does nothing where another role gives the same everywhere.':
    '若另一个角色处处授予相同内容，该限制便不起作用。',
  'Restrict the other role to sites too, or take it.': '请将另一个角色也限于站点，或收回它。',
  'The vendor’s own answer is not what roles give': '厂商自身的答复与角色授予的内容不一致',
  'Either something was read before it changed, or access comes from where no role tells.':
    '要么是在变更之前读取的，要么访问权限来自角色之外。',
  'Look at the differences, and read the account again.': '请查看差异，并重新读取账户。',
  'The newest data is more than 30 days old': '最新数据已超过 30 天',
  'Whoever was given access since is not in it.': '此后获得访问权限的人不在其中。',
  'Sync the account or import anew.': '请同步账户或重新导入。',
  'Not everything was read': '内容未全部读取',
  'What was not read cannot be found; every other rule may say less than there is.':
    '未读取的内容无从发现；其他每条规则的结果都可能少于实际。',
  'Read the missing parts: the overview names them.': '请读取缺少的部分：概览中列有它们。',
  'Users who hold no role': '不持有任何角色的用户',
  'They may be left over, or have access that is given elsewhere.':
    '他们可能是遗留的，或其访问权限由别处授予。',
  'Give a role, or remove the user.': '请分配角色，或移除该用户。',
  'Granted to users beside all roles': '在角色之外授予用户的内容',
  'What is granted directly is not seen in any review of roles.':
    '直接授予的内容在审查角色时看不到。',
  'Give it by a role, and take the grant back.': '请改由角色授予，并收回直接授予。',
  'Custom roles that nobody holds': '无人持有的自定义角色',
  'They are one more thing that can be given by mistake.': '它们徒增误分配的可能。',
  'Delete them.': '请将其删除。',
  'Custom roles that give more than half of everything': '授予超过半数权限的自定义角色',
  'A role that gives most of what there is, is an administrator by another name.':
    '授予大部分内容的角色，只是换了名称的管理员。',
  'Split the role by task.': '请按任务拆分该角色。',
  'Creates users and decides what they may do (sample account)':
    '既能创建用户，又能决定其权限（示例账户）',
  'Who can manage users and configure roles can give anybody everything, and nobody else has to agree.':
    '能管理用户又能配置角色的人，可以给任何人一切权限，而无需他人同意。',
  'Give the two to different people.': '请将两者交给不同的人。',
  'Orders phone numbers and pays for them (sample account)':
    '既能订购电话号码，又能为其付款（示例账户）',
  'Who orders should not be who pays.': '订购的人不应是付款的人。',
  'More than five people can change roles (sample account)': '能更改角色的人超过五个（示例账户）',
  'Everybody who can change roles can give themselves everything.':
    '能更改角色的人都可以给自己一切权限。',
  'Call logs are exported by a role that was assigned automatically (sample account)':
    '自动分配的角色可导出通话记录（示例账户）',
  'Nobody decided that these people may export who called whom.':
    '没有人决定过这些人可以导出谁与谁的通话记录。',
  'Set a default role without it.': '请设置不含此权限的默认角色。',
  // What the starter rules rest on
  'Made up, as the sample account is.': '虚构，与示例账户一样。',
  'Made up, as the sample account is; after NIST SP 800-53, AC-5.':
    '虚构，与示例账户一样；参照 NIST SP 800-53，AC-5。',
  'Made up, as the sample account is; after NIST SP 800-53, AC-6.':
    '虚构，与示例账户一样；参照 NIST SP 800-53，AC-6。',
  'NIST RBAC: permissions are assigned to roles. That direct grants matter is our own judgement.':
    'NIST RBAC：权限分配给角色。直接授予值得关注，是我们自己的判断。',
  'NIST SP 800-53, AC-2 (account management). RingCentral API reference, List Extensions: status.':
    'NIST SP 800-53，AC-2（账户管理）。RingCentral API 参考，List Extensions：status。',
  'NIST SP 800-53, AC-5 (separation of duties); which permissions make the pair is our own judgement.':
    'NIST SP 800-53，AC-5（职责分离）；由哪些权限构成一对，是我们自己的判断。',
  'NIST SP 800-53, AC-5: those who administer access control do not also administer audit functions. In RingCentral AuditTrail reads the trail and cannot change it, so the rule is stricter than the words.':
    'NIST SP 800-53，AC-5：管理访问控制的人不应同时管理审计功能。RingCentral 的 AuditTrail 只能读取审计记录而不能更改，因此本规则比原文更严格。',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement.':
    'NIST SP 800-53，AC-6（最小权限）；所指的权限是我们自己的判断。',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement. The number five is ours.':
    'NIST SP 800-53，AC-6（最小权限）；所指的权限是我们自己的判断。“五”这个数字也是我们定的。',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement. The number ten is ours.':
    'NIST SP 800-53，AC-6（最小权限）；所指的权限是我们自己的判断。“十”这个数字也是我们定的。',
  'NIST SP 800-53, AC-6 (least privilege); which permissions are meant is our own judgement. The share is ours.':
    'NIST SP 800-53，AC-6（最小权限）；所指的权限是我们自己的判断。所用比例也是我们定的。',
  'Our own judgement. The number is ours.': '我们自己的判断。数字也是我们定的。',
  'Our own judgement.': '我们自己的判断。',
  'RingCentral API reference, user roles: hidden. That it matters is our own judgement.':
    'RingCentral API 参考，用户角色：hidden。值得关注是我们自己的判断。',
  'RingCentral API reference: siteRestricted of an assigned role, siteCompatible of a permission. That roles add up: "Roles and permissions" guide.':
    'RingCentral API 参考：所分配角色的 siteRestricted、权限的 siteCompatible。角色权限会累加：见指南“Roles and permissions”。',
  'RingCentral support, article 10638 (predefined roles): Standard (International) is the default for new users.':
    'RingCentral 支持文章 10638（预定义角色）：Standard (International) 是新用户的默认角色。',
}
