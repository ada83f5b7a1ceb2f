import { suiteOf } from '../../platform/server/crypto/key-file.ts';
import { createKey, writeKeys } from '../../platform/server/crypto/key-ring.ts';
import { replaceKey } from '../../platform/server/crypto/replace-key.ts';
import { isSuiteAvailable, type SuiteName, suiteNames } from '../../platform/server/crypto/suite.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Command, type ExitStatus, readArguments, type Terminal } from './command.ts';
import { atWorkplace } from './open-workplace.ts';
import { sealedColumns, sealedFolders } from './sealed-places.ts';

const SUITE_TITLES: Readonly<Record<SuiteName, string>> = {
  aes256: 'AES-256-GCM 和 SHA-256',
  sm4: '国密 SM4 和 SM3',
};

/** Keys of what is sealed: which there are, a new one, and putting a new one in the place of the old. */
export const keyCommand: Command = {
  name: 'key',
  usage: 'key <rotate|status|new> [--algorithm aes256|sm4]',
  summary: '更换加密密钥，不用停机',
  details: [
    'rotate      生成新密钥，把已加密的内容换成用新密钥加密；中断后再运行一次即可接着做',
    'status      现在用的是哪一把密钥',
    'new         只打印一把新密钥，给用环境变量存放密钥的部署使用',
    '--algorithm 新密钥的算法，不写时按 SHEZUTONG_CIPHER，默认 aes256',
  ],
  async run(args, terminal) {
    const options = readArguments(args, { algorithm: { type: 'string' } }, ['<rotate|status|new>']);
    if (isRefusal(options)) return options;
    const asked = options.values.algorithm ?? suiteOf(terminal.env);
    const suiteName = suiteNames.find((each) => each === asked);
    if (suiteName === undefined || !isSuiteAvailable(suiteName)) {
      return refuse('input.algorithm', `不能使用算法“${asked}”。可用的有：${suiteNames.join('、')}。`);
    }
    switch (options.positionals[0]) {
      case 'rotate':
        return rotate(args, terminal, suiteName);
      case 'status':
        return showStatus(args, terminal);
      case 'new':
        terminal.print(writeKeys([createKey(suiteName)]).trim());
        return 0;
      default:
        return refuse('input.argument', `没有“${options.positionals[0] ?? ''}”这个动作。`);
    }
  },
};

function rotate(
  args: readonly string[],
  terminal: Terminal,
  suiteName: SuiteName,
): Promise<ExitStatus | Refusal> {
  return atWorkplace(terminal, { command: 'key', args }, async ({ installation, ownerPool }) => {
    terminal.say('正在更换密钥，期间可以照常使用。完成前新旧两把密钥都不能丢。');
    const replaced = await replaceKey({
      ring: installation.key,
      owner: ownerPool,
      keeper: installation.database.roles.keeper,
      columns: sealedColumns,
      folders: sealedFolders(installation.dataFolder),
      suiteName,
      onProgress: (sentence) => terminal.say(sentence),
    });
    if (isRefusal(replaced)) return replaced;
    const { values, files, retired } = replaced;
    terminal.print(`已换用新密钥：重新加密 ${values} 项、${files} 个文件。`);
    terminal.say(
      retired === null
        ? '请从 SHEZUTONG_KEY 去掉后面的旧密钥，重新启动。'
        : `旧密钥移到了 ${retired}：以前的备份还要用它，请与备份一起保管；不再需要那些备份时删除。`,
    );
    return 0;
  });
}

function showStatus(args: readonly string[], terminal: Terminal): Promise<ExitStatus | Refusal> {
  return atWorkplace(terminal, { command: 'key', args }, async ({ installation: { key } }) => {
    for (const [at, { id, suiteName }] of key.keys().entries()) {
      const role = at === 0 ? '使用中' : '正在被替换';
      terminal.print(`${id.toString('hex')}  ${SUITE_TITLES[suiteName]}  ${role}`);
    }
    return 0;
  });
}
