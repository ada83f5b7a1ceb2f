import { CopiedText } from '../../../platform/web/CopiedText.tsx';
import type { ConveningView } from '../convening.contract.ts';
import { cancelledText, groupText, PRIVATE_TEXT } from '../convening-words.ts';
import { PHONE_ADDRESS } from './phone-address.ts';

/** What the convener copies into the branch's group chat, and what is said to whoever is 不公开. */
export function GroupChatText({ convening }: { readonly convening: ConveningView }) {
  const told = { ...convening, branch: convening.partyOrg.name };
  const address = `${window.location.origin}${PHONE_ADDRESS}`;
  const text = convening.state === 'cancelled' ? cancelledText(told) : groupText(told, address);
  const hidden = convening.people.filter(({ keptPrivate }) => keptPrivate).length;
  return (
    <section className="panel" aria-label="发到群里的文字">
      <h2 className="group-chat-title">发到群里的文字</h2>
      <p className="quiet">不写任何人的名字，也不写议题。复制后粘贴到支部的微信群。</p>
      <CopiedText text={text} label="发到群里的文字" />
      {hidden === 0 ? null : (
        <>
          <p className="quiet group-chat-private">
            应到的人里有 {hidden} 名不公开党员。请单独告诉本人，只说下面这一句；不要在群里提到。
          </p>
          <CopiedText text={PRIVATE_TEXT} label="单独告诉的文字" />
        </>
      )}
    </section>
  );
}
