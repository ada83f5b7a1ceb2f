-- Search (查找): which short pieces (tokens) stand in the name and the code of which record. Equality of text and ranges of numbers may
-- be asked before a row-level rule, so an index serves them; parts of names, by LIKE or trigrams, may not and read all of a scope.

-- The letters that the readings of a character begin with, all of them: 重 (chóng, zhòng) is CZ. A letter or digit is itself.
-- Written by scripts/make-readings.ts; other readings come with a migration that rebuilds the tokens.
create table pinyin_initial (
  character text collate "C" primary key,
  letters text not null
);
comment on table pinyin_initial is 'Initials of pinyin (拼音首字母) by character';
insert into pinyin_initial (character, letters)
select character, string_agg(letter, '' order by letter) from (values
  ('A', '仰伌侒俺偣傲僾儑儗凒凹卬厂厈厫叆吖呵咹哀哎唉唵啀啊啽嗄嗌嗳嗷嗸嘊噯嚣坳垇垵埃埯堓堨塧墺墽壒奡奥奧娭娾婩媕媪媼嫒嫯嬡安屵屽岇岙岰岸峖嵦嶅嶴广庵廒愛慠懊懓懝扷抝拗按挨捱揞摮擙敖敱敳昂昹昻晻暗暧曖枊柪案桉梎欬欸毐氨泑洝溰溾滶澚澳濭焥熝熬爊爱犴獒獓玵瑷璈璦痷癌皑皚皧盎盦盫眑瞹矮砹硋硙碍磑磝礙絠罯翱翶翺聱肮胺腌腤艹艾芺荌菴萻葊蓭蔜蔼薁薆藹螯袄裺襖誝諰諳謷謸譪譺谙豻貋賹躷軪遨郩醠銨銰錌錒鎄鏊鏕鏖鑀铵锕锿镺闇阿隌隑隘隞隩雸霭靄靉鞌鞍韽餲馣馤驁骜骯鮟鰲鱫鳌鴱鵪鶕鷔鹌黯鼇𩽾'),
  ('B', '不丙並丷亳仈仌仒仢份伯伴伻佈佊佖佛佨佰併侼便保俵俻俾倂倍倴偋偝偪偹傍備傡傧僃僄僠僰儐儤儦八兵冫冰別刨别剝剥办勃勏勹勽包匕北匾半卑博卜卞卟叐变叭吡吥吧呗咇咘哔哱哵哺唄啚啵喯嗙嗶嘣噃嚗坂坋坌坒坝坢垪垹垻埄埔埗埠埲堋堛堡堢報塝塴墂壁壆壩备変夯夲夶夿奔奙奟奰妣妭妼姅娝婄婊婢媬嫑嬖嬶孛孢孹宝宲宾寎寚寳寶屄屏屛岅岜峅峇峬崥崩嵭嶓巴币布帛帮幇幖幚幣幤幫并幷庇庍庯庰庳廍廦弁弊弝弻弼彃彆彪彬彭彴彼徧徶忁必忭怉怑怖怭怲怶悑悖悲惫惼愂愊愎愽憊憋懪扁扒扮扳扷抃把抜报抦抪抱拂拌拔拜拝拨挀挬挷捌捕捗捠捬捭捹掤掰揙揹揼搏搒搫搬摆摈摒摽撥撪播擗擘擯擺攽敗敝斃斌斑斒旁旇昁昄昞昪昺晡暴曓曝朇朌本朳朼杓杮杯板枋枹柀柄柈柏柨柭柲柸标栟栢栤桮桲桳梆梐梖梹棅棑棒棓椑椕楅楍榌榑榜槟標檗檘檦檳欂欛步歨歩殕殡殯比毕毖毙毞毴氷汃汳汴沘泊泌泍波泵浜浡淲淿渀渤湢湴溊滗滨滭滮漰潷濒濞濱濵瀌瀑瀕灞灬炃炞炦炮炳焙煏煲煸煿熚熛爂爆爸版牑牓牔牬犇犕犦犮犳狈狛狴狽猈猋猵猼獘獙獱玐玢玣玤玻珌珤班珼琕琣琫琲瑸璧璸瓝瓟瓣瓪瓿甂甏甭甮畀畁畐畚畢疕疤疪疺病痭痹痺瘢瘪瘭癍癟癶癷癹白百癿皀皅皕皪盃盋眪睤睥矲砏砭砵硥碆碑碚碥碧磅磦磻礡礴祊祕禀禆禙秉秕秘秚秡稖稗稟稨稫穛穮窆窇窉竝竡笆笓笔笣笨笾筆筚箁箄箅箆箔箯篦篰篳篻簙簸簿籓籩粃粄粊粑粨粺糄糒糪紕紴絆絔絣綁綳綼緥編緶縍縪繃繴繽纰绊绑绷缏编缤缽罢罷罼羓翉翍耙聛肑肦肶胇胈胉背胞脖脿腷膀膊膑膔膘臂臏臕臱舨般舭舶艊艑艕艴芘芭苄苝苞苩苪苯苾茇荜荸荹莂菝菠菢菶萆萞萡萹葆葧蒡蓓蓖蓽蔀蔔蔢蔽蕃蕔薄薜薭藊藣藨藵蘗虌虣虨蚄蚆蚌蚫蚾蛂蛃蛖蛽蜌蜯蝂蝙螁螌螕蟞蟦补表袌袐被袯袰袹補裦裨裱褊褒褓褙褩褾襃襅襏襒襞襣襬襮覇覍覵觱詖詙誁誖誧諀諘諚謈謗謤譒變诐谤豍豝豩豳豹貏貝貱貶賁賓賔賲贁贆贔贝败贬贲赑趵跁跋跘跛跰跸踄踣蹕蹦蹩蹳躃躄軰軷輩轐辈辟辡辦辧辨辩辫辬辮辯边辺迸逋逩逬逼遍避邉邊邠邦邫邲邴邶郣郥部郶鄁鄙鄨鄪醭釆釟鈀鈈鈑鈵鈸鈽鉋鉍鉑鉡鉢鉳鉼鋇鋍鋲錛錶錻鍽鎊鎛鎞鏎鏢鏰鐴鐾鑌鑣鑤鑮钚钡钣钯钵钸钹铂铇铋锛镈镑镔镖镚镳閇閈閉閍閞閟闁闆闬闭阪陂陃陛雹霦霸靌靐靶靽鞁鞆鞕鞛鞞鞤鞭鞴鞸韛韠頒頻顮颁频颩颮颰颷飆飇飈飊飑飙飚飶飹飽餅餑餔餠餢餺饆饱饼饽馎馛馝馞駁駂駜駮驆驋驫驳骉骠骲骳髀髆髈髉髌髕髟髩髱髲鬂鬓鬢魃魓魞魬鮁鮅鮊鮑鮩鯆鯾鯿鰏鰾鱉鱍鲃鲅鲌鲍鲾鳊鳔鳖鳪鳵鳻鴇鴘鵏鵓鵖鵯鶝鶣鷝鷩鸔鸨鹁鹎麃鼈鼊鼥鼻齙龅龞𠳐𨚕𨭉𬇙𬭛𬷕'),
  ('C', '㬚㳘䅟䝙䢺䲠丑丒丛丞串丳乗乘亍产仇从仓仛仦仧仩仯仺伜传伡伥伧伬伺佁佌佽侈侘侙侟侧侪侱侴促俥俦俶俿倀倅倉倕倘倡倸偁偆偖偛偢偨偲側偿傖傗储傪催傮傳傶傸傺僘僝僢儃儊儏儔儕償儭儲儳充兏兹冁冊册冲净凈凑凔凗処出刅刌刍创初刬刱刹刺刾剉剎剏剒剗剙創剶剷剿劋劖助勅勑勦勶匆匙匨卒单卶厂厕厝厠厨厰参參叄叅叉叢叱叺吃吋吜吵吷吹呈呎呫呰呲哧哾唇唓唱啋啐啙啛啜啴啻喍喘喠喫單喰喳嗏嗔嗤嘃嘇嘈嘗嘬嘲嘼嘽噄噇噈噌噭嚋嚐嚓嚫嚵嚽囃囅囆囋囪囱圌场坻坼垂垐垑垞埀埁城埕埩埰埱堘場堾塍塖塲塵墀墋墔壥壿处夎夦夨奲奼妛姹娍娕娖娼婃婇婤婥婵婼媋媨媰媸嫦嬋嬠嬦嬨孎存孮孱宠宬宸寀察寵寸尘尝尺层層屮岀岑岔峸崇崈崒崔崭嵖嵟嵢嵯嵳嵼嵾嶃嶄嶆嶒巉巐巑巛川巢巣差帱常幝幢幨幬幮床庛庱庴廁廚廛廠弛弨彨彩彲彳彻徂徎従徔徖徜從徲徸徹忏忖忡忩忰忱怅怆怊怚怞怱怵恜恥恻悜悤悰悴悵惆惙惝惨惩惭惷惻愁愖愡愴愺慅慈慉慒慗慘慙慚慛慸憁憃憆憏憕憡憧憯憱憷懆懘懤懲懴懺成戳才扐扠扡扯扱承抄抢抶抻抽拆拵拸拺持挫挰挿捇捈捵捶掁採掣措掫掺揊揌插揣揨揰揷搀搊搋搐搓搥搶搽摌摏摐摖摚摛摢摧摰摲摴摷摻撐撑撜撡撤撦撮撺擉操擦攃攒攙攛攡攢敇敊敐敕敞敶斥斶斺旵旾昌春昶晁晟晨晿暙暢暰暷曟曹曺曽曾朁朐朝朣朾朿杈材村杘杵杶杻杽枞枨柅柌柢查柴柷査柽栅栕栦栨桘桭梌梣梴梼棇棌棎棖棤棦棰棽椆椉椊椎椘椙椯椽椿楂楚楤楮楱榇榋榱槆槌槎槯槱槽樄樅樆樔樗樘樬樷橁橕橖橙橦橧橱橻檉檙檚檫櫄櫉櫕櫖櫥櫬欃欉欌欑次欩欪欻欼歂歘歜歠此歭歯殂残殘殠殦殩毚毝毳氅氚氶汆汊汌池汵沈沉沖沧沶泏泚泟洆测浐浧浱浺浾涌涔涰淌淐淖淙淨淬淳測湁湊湌湹湻溗滀滁滄滣滻漅漎漕漗漘漦漴漼潀潈潨潮潹潺澂澄澈澊澯澶濋濢濨濸濽瀍瀓瀺灇灒灛灻灿炊炒炪炽烢烲烾焎焠焣焧焯焻煁煘煼熜熣熶熾燀燦燽爘爜爞爡爨爯牀牊牎牕牚牰犉犓犨犫犲狋猖猜猝猭猹獊獑獕玔玚玱玼珁珫珵珹珿琗琛琡琤琩琮瑃瑏瑒瑲瑳瑺瑽璀璁璨璴瓷瓺瓻甆甞產産畅畜畟畤畴畻畼疀疇疢疩疮疵痋痓痤痴痸瘁瘄瘈瘎瘛瘡瘥瘨瘯瘳癡皉皗皠皴皻盛盩眙眧眵睈睉睬睶瞅瞋瞛瞝瞠瞮矁矃矗矬砗础硟硨硩硶硾碀碂碜碴磁磋磛磢磣磪磭礎礠礤礸祠祡禅禇禪秅种秤称程稠稱穇穪穳穿窓窗窚窜窲窻窼窽窾竀竁竄竌竐竲竴竾笒笞笧筂策筞筬筴筹箈箎箠箣箹箺篅篘篡篨篪篬篵篸簅簇簎簒籌籿粆粋粗粚粣粲粹糍糙紁純紣紬絀絒絘絺絾綝綢綵綷綽緂緟緽緾縒縗縩縬繛繟繱繵纏纒纔纯绌绰绸缞缠罉罺罿羼翀翄翅翆翠翤翨耖耛耝耡耻聅聡聦聪聰肏肔肞肠肫胣胵脃脆脞脣脨脭脺腄腟腠腸膓膗膞膥膪膬膵臅臎臣臭臰臿舂舛舡舩舱船艖艙艚艟艬艸芆芚芻苁苂苌苍苴茈茌茐茝茞茦茨茬茶茺荈草荎荝荿莀莐莗莝莡莼莿菆菖菗菙菜菭萃萅萇萗萴萶葱蒇蒓蒢蒫蒭蒼蓌蓛蓯蓴蓸蔖蔟蔡蔥蔯蕆薋薒薵薼藂藏藸處虘虫虿蚇蚕蚩蚳蛏蛓蛼蜍蝅蝉蝩蝽螆螥螬螭螴螹蟌蟐蟬蟲蟵蟶蟾蠀蠆蠢蠶蠺衝衩衬衰袃袲袳裁裎裧裭裮裯裳褈褚褫褿襊襙襜襯覘觇觕觘触觸訍訦訬訵詞詧詫詶誃誎誗誠誯誴誺諂諃諎諔諶謓謘謥謲謿譂讇讎讐讒讖词诚诧诪谄谌谗谶豉豖豠豺貙財貾賗賜賝賨賩賰賶贂财赐赤赪赬赿趀趁趂超趋趎趗趠趡趣趨趩趻跈跐跢跴跾踀踆踌踔踟踧踩踳踸踹踿蹅蹉蹖蹙蹭蹰蹲蹴蹵蹿躇躊躔躕躥車軙輟輲輳輴轈车辍辏辝辞辤辭辰辵辶辿迟迠迡迧逞逪逴遄遅遚遟遪遫遲遳邌邨郕郗郴鄐鄛鄵鄽酁酂酇酢酧酫酬酲醇醋醔醕醜醝醦醻采重釧釵鈂鈔鉏鉓鉹銃銐銟銼鋋鋑鋓鋜鋤鋮鋹錘錝錞錩錯鍉鍖鍤鍯鎈鎗鎚鏃鏒鏓鏙鏟鏦鏪鏿鐣鐺鑔鑡鑱鑶鑹钏钗钞铖铛铲铳锄锉错锠锤锸镡镩镲镵長镸长閦閳閶闖闛闡闯阊阐阷陈陙除陲陳隀隹雌雏雔雛雠雦雴霃靗靫韂韔頙頳顀顇顣顫颤飡飭飺餈餐餟餷饓饞饬馇馋馳騁騘騬騲驂驄驓驰骋骖骢骣骴髊鬯魑魗鮆鮘鯎鯙鯧鰆鱨鲳鲿鴜鴟鵄鶉鶒鶗鶙鶞鶨鶬鶵鶿鷀鷐鷘鸧鸱鹑鹚鹺鹾麁麄麆麎麤麨麶黐黜黪黲鼀鼂鼌鼚鼜齒齓齔齝齣齪齭齹齼齿龀龊龡𥕢𥻗𫄨𫚖𬊤𬘭𬬮𬭚𬺓'),
  ('D', '㙍䃅䗖丁东丟丢丹丼乧亣亶亸仃仛代仾伄伅伔佃但低佚侗侢侸俤倒倲偒偙偳傎傣僀働僜僤儅儋兊兌兑党兜兠典冬冻凋凍凙凟凳凼刀刁刂刐刟到刴剁剟剢剫剬剳动動勭勯匒匰匵单単厎厧厾叇叠叨叮叼吊吋吨吺呆呔呧呾咄咑咚咥哆哋哒哚唌唗唙唞啇啍啑啖啗啲啶啿喋喥單嗒嗲嘀嘄嘚嘟嘾噉噔噠噵噸噹嚁嚉嚪嚲嚸囤地圵坉坔坘坫坻垈垌垖垛垜垤垫垯垱埅埊埞埬埭埵堆堕堞堤堵塅塠墆墊墑墥墩墪墫墬墮墯墱墶壂壋壔多夛大夺奃奌奝奠奪奲奵妉妒妬妲姛姤娣娻婝婰婸媂媅媏媠嫡嬁嬞嬻宕定对导対對導尮屌岛岱岻岽峌峒島崜崠崬崵崼嵅嵣嵮嵽嵿嶋嶌嶝嶳嶹巅巓巔帄帎帒帝带帯帱帶幉幬庉底店度廗廸弔弟弤弴弹弾彈当彫彽待得徚徳德忉忊忳怛怟怠怢怼恎恫恴悳悼惇惔惦惪惮惰惵愓愖慸憕憚憜憝憞憺懂懛懟戙戜戥戴扂打扚扥扽抌抖抵担拞挅挆挏挕挡捣捯掂掇掉掋掟掸提揥揰揲搗搭摕撉撘撢撣撴擋擔擣攧攩敁敌敓敚敟敠敦敪敵斁斗斣断斷旦旳昳昸晵暏曃曡朵朶朷杕杜杝東杸枑枓枤柁柂柋柢柣柦柮栋桗档梊梑梪梼棏棟棣椆椗椟椡椣椯椴楪楯楴槇槙槝槢樀橂橔橝橷檔檤櫈櫝欓歹殆殚殜殫殬殰段殿毈毒毭毲氎氐氘氡氭氮氹汈汏沊沌沓沰沲泆泹洞浢涜涤涷淀淂淡渎渡渧湩溚滇滌滴潒潡澄澢澱澹濎濧濻瀆瀓瀢瀩瀻灙灯炖炟点烔焍焘煅燀燈燉燑燵燾爹牃牍牒牘牴犊犜犢狄狚狪独狵獃獤獨玎玓玬玳玷珰珶琔琱琽瑇瑒瑖璒璗璫瓄瓙瓞瓭瓽甋甔甙电甸町甼畓畗畣畳當疂疉疊疍疐疔疸痁痘痥痶痽瘅瘨瘩瘹癉癚癜癫癲登的皽皾盄盗盜盪盯盹盾眈眔眣眰眱睇督睹瞊瞗瞪短石矴砀砃砘砥硐硾碇碉碓碘碟碠碫碭碮碲碷磓磴磸磾礅礑祋祶祷禂禘禫禱秪秺稲稻窎窞窦窴窵竇竨端竳竺笃笗笚笛笪第等答筜箉箌箪箽篤篴篼簓簖簜簞簟簤簦簹籪籴糴紞紿絧絩絰綐綞緞締緿繨繵纛绐绖缍缎缔羍羝翟翢翿耊耋耑耵耷耼耽聃聜聢聸肑肚胅胆胨胴脦脰腅腖腚腣腶膻膽臷舠舵艓艔艜艠艡艼芏苐苖苳苵茋荅荙荡荰荳荻菂菄菧菪菿萏萣董葮蒂蒧蓞蓧蔋蔐蔕蔸蕇蕩蕫薘薡薱藋藡蘯虭虰蚪蚮蛁蛋蜑蜔蜨蜳蝀蝃蝊蝭蝳蝶螙螩螮螲蟷蟽蠧蠹衜衟衴袋袛袳裆裯裰裻褋褍褝褡褺襌襠襶覩覴覿觌觛觝訂訋訑詄詆詒詚誂誕読調諌諜諟諦譈譡譵讀讜讟订诋诒诞读调谍谛谠豄豆豋豴貂貣貸賧賭贉贕贷赌赕趃趆趓趤趸跌跕跢跥跮跶跺踮踱踲踶蹀蹈蹎蹛蹢蹬蹲蹾躉躖躭躱躲軃軇軑軚軧軩軼轛轪辺达迏迖迚迨迪迭迵追逇递逓逗逮逹逿遁遆道達遞適遯遰邓邸郖郸都鄧鄲酊酖酘醈醏釖釘釣釱鈄鈍鈟鈬鈿鉪銚銩銱鋀鋌鋽錖錠錭鍀鍍鍛鍴鎉鎝鏑鐓鐙鐜鐤鐸鐺鐽鑃鑟钉钓钝钭钿铎铛铞铤铥铫锝锭锻镀镝镦镫镻閗闍闘闣阇队阧阺阽陊陏陡陦陮隄隊隋隓隝隥隯隳隸雕電雼雿霘霮霴靆靛靪靮靯靼鞑鞢鞮韃韇韣韥頂頓頔頕頧顁顚顛顶顿颠颩飣飿餖餤饏饤饳饾馰馱馾駄駘駧駳騳驐驔驮骀骶髑髢髧鬥鬦鬪鬬鬭魛魡鮉鮗鮘鯛鯟鯳鰈鱽鲷鲽鳥鳭鴏鴠鴩鴭鵰鵽鶇鶫鸐鸫黕黛點黨黩黮黱黵黷鼎鼑鼕鼦齻龖龘鿎𣗋𤧛𨱏𫟼𫢸𫶇𬍡𬘘𬟽𬭊𬱖'),
  ('E', '二佴侕俄偔僫儿児兒刵匎卾厄吪呃呝咡咢咹哦唲啞噁噩囮垩堊堨堮奀妸妿姶娥娾娿婀尒尓尔屙岋峉峎峏峨峩崿廅弍弐恩恶悪惡愕戹扼搕搤搹摁擜敋杒枙栭栮梕樲櫮欸歞歺毦洏洝洱涐湂煾爾珥珴琧痷痾皒睋砈砐砨硆磀礘粫而耏耳聏胹腭苊荋莪萼蒽蕚薾蚅蛾蝁衈袻覨訛誀誐誒諤譌讍讹诶谔豟貮貳贰趰軛軶輀轜轭迗迩遌遏遻邇鄂鈋鈪鉺鋨鍔鑩铒锇锷閼阏阨阸阿陑隭鞥頋頞頟額顎颚额餌餓餩饵饿駬騀髵髶魤鮞鰐鰪鱷鲕鳄鴯鵈鵝鵞鶚鸸鹅鹗齃齶𥔲𫫇'),
  ('F', '㕮㳇不丰乀乏乶仏付仮仸仹份仿伏伐伕佛佱俌俘俛俯俷俸倣偑偩偾傅傠僨僼冨冯冹凡凢凣凤凨凫凬凮分刜剕副勫匐匚匥匪厞反发吠否吩呋呒咈咐哹唪啡嘸噃噴坆坊坋坟坲坺坿垘垡垺埄埅堏堸墢墦墳夆复夫奉奋奜奮奿妃妇妋妚妢妦妨姂姇娐婏婓婔婦媍嬎嬏嬔孚孵宓富寷封尃屝岎岪峊峜峯峰崶巿帆帉帗幅幞幡幩府废廃廢弅弗弣彂彷彿復忛忿怤怫悱愤憣憤懯房扉払扶抙抚拂拊拚捊捬摓撫放敷斐斧方旉旊旙旛昉昐昘昲暃曊朆朌服朏杋杮枋枌枎枫枹柉柎柫柭柹栰栿桳桴桻梤梵梻棐棥棴棻棼椨椱楓榑榧樊橃橎橨檒櫠殕氛氟氾汎汸汾沣沨沷沸法泛泭洑浌浮浲涪淓淝渄渢湗溄滏滼漨澓濆濷瀪瀵瀿灃灋炃炐炥炰烦烰烽焚焤焨煈煩熢燌燓燔父牥犎犯犻犿狒猆猦獖玞玢玸珐琈琒琺璠璷瓬甫甶畈畉畐畗畨番疯疺疿痱瘋癁癈発發盕盙盽眆眪瞂瞓矾砆砏砜砝砩碸礬祊祓祔福禣秎秿稃稪竎竕符笩笰笲笵筏筟箁箙範篈篚簠籓籵粉粪粰糐糞紑紛紡紨紱紼絥綍綒綘緋緐緮縛縫繁繙纀纷纺绂绋绯缚缝缶缹缻罘罚罦罰罸羒羳羵翂翇翡翻肤肥肪肺胇胏胐胕脯腐腑腓腹膚膰膹舤舧舫艀艂艴芙芣芬芳芾苻茀范茯茷荂荴莑莩菔菲萉萯葍葑蒶蓲蕃蕜蕟蕡蕧薠藅藩蘩蘴虙蚄蚠蚡蚥蚨蚹蛗蜂蜅蜉蜚蜰蝜蝠蝮蟦蠜蠭衭衯袚袝袱裶複褔襆襎襥覂覄覆訃訉訜訪詂誹諨諷讣讽访诽豐豧豮豶負販費賦賵賻负贩费赋赗赙赴趺趽跗踾蹯躮軓軬輔輹輻輽轒轓辅辐返逢邞邡郙郛鄜鄷酆酚酜酦醗醱釜釡釩鈁鈇鈖鉘鉜鋒錺鍅鍑鍢鎽鏠鐇鐢鐨鐼钒钫锋镄閥阀阜阝防附陫隫雬雰霏霻靅靊非靟韍韨頫風颫颰颿飌风飛飜飝飞飯飰餥餴饙饭馚馡馥馩馮駙騑騛驸髣髪髮髴鬴魴魵鮄鮒鮲鯡鰒鱕鱝鲂鲋鲱鲼鳆鳧鳬鳯鳳鳺鳻鴀鴋鴌鴔鵩鶝鶭鷭麩麬麱麷麸黂黺黻黼鼖鼢鼣𣸣𫓧𫔍𫖯𬴂𬸪'),
  ('G', '㭎㽏䢼丐丨个丱乖乢乾亀亇亘亙亢仠仡估伽佄佝佫佮佹侅侊供俇個倌倝傀傋傦僙僱光公共关冈冎冓冠冮凅凎凲刚刮刯刽刿剐剛剮割劀劊劌功勂勾匃匄匌匑匔匦匭匮匱卝卦厬厷叏古句叧各合吤吿呄告呙呱呴呷咁咕咖咣咯咼哏哥哽哿唂唃唝啂啒啩啯喐嗊嗗嗝嗰嘅嘎嘏嘓嘠噶囗囯囶固囻国圀國圪圭坩坬坸垓垙垝垢埂埚堈堌堝堩堽塥塨墎夃够夠夬夰夹夾妫姑姟姤姯姽媯媾嫢嫴嬀孤宄官宫宮寡尕尜尬尲尳尴尶尷岗岡岣峐峺峼崓崗崞崮嶡嶲巂工巩巬巭帰帼幊幗干幹广広庋庚庪廆廣廾弓彀彁彉彍归忋忓怘怪恑恠恭悹悺惃惈惯愅感愩愲慐慖慣懖戅戆戇戈戓戛戤戨扛扢抇拐拘括拱拲挂挄挌挭掆掛掴掼揯搁搄搆搞搿摃摑摜摡摫撀撌撗擀擱攰攱改攻攼故敋敢斡旮旰昋晐晷暅更朹杆杚杛杠杲构果枴枸柑柜柧柺栝栱根格桂桄桧桰桿梏梗棍棝棡棺椁椝椢椩楇概榖榦榾槀槁槅構槓槔槣槨槩槪槶槹槻槼樌樻橄橭橰檊檜檺櫃櫊櫎櫜櫰櫷欟歄歌歸毂毌氿汞汩汵沟沽泒泔泴洸浭涡涫淈淉淦渦港湀溉溎溝滆滒滚滾漍漑漧潅潢澉澒澸濄濲瀔灌灨灮炅炗炚炛烡焵焹焿煱煹熕爟牨牫牯牿犅犵犷犺狗猓猤猲獋獦獷玍玕玵玽珖珙珪琯瑰璝璭瓂瓌瓘瓜甘畊畡疘疙疳痀痯痼瘑瘝癏癐癸皈皋皐皯皷皼盖盥盬盰睔睪睾瞆瞡瞶瞽矌矔矜矝矸矼硄硅硌硔碙碽磆磑磙礶祪祮祰祴祻祼禞禬秆稁稈稒稾稿穀窐窤竿笟笱笴筀筦筶筸筻箇箉箍箛管篐篙篝篢簂簋簳簼粓粿糓糕糼糿紅紇紺絓絙絚絠給絯綆綱綶綸緄緪緱緷緺縆縎縞红纥纲纶绀给绠绲缑缟缸罁罆罐罛罟罡罣罫羔羖羙羮羹羾耇耈耉耕耿聒聝肐肛肝股肱胍胱胲胳胿脵腂腘膈膏膕臈臌臦臩臯臵舘舸艮芉芥芶苟苷苽茖茛茥茪荄莄莞菇菒菓菮菰葛葢蒄蓇蓋蓕蓘蔉蔮薣藁藳蘬虢虷虼蚣蚼蛄蛊蛒蛤蛫蜾蝈螝蟈蟡蠱衦衮袞袧袼袿裓裷裹褁褂褠襘覌規覯観觀观规觏觚觡觤觥觵訽詁詌詬詭該詿誥諣諽謌謴诂诖诟诡该诰谷豥豿貢貫貴賅賈賌賡購贑贛贡购贯贵贾赅赓赣赶趏趕趹跟跪踻躀躬躳軋軌軓軱軲輁輄輠輥輨輵轂轕轧轨轱辊辜迀过逛逧過遘遦邽郂郌郜郠郭酐酤釓釭鈎鈛鈣鈲鈷鉤鉻銛銧銽銾鋯鋼錧錮錷鍋鎑鎘鎠鎬鎶鏆鐀鐹鑎鑵钆钙钢钩钴铦铬锅锆锢镉镐閞関閣閤閨闗關闺阁陒陔隑隔雇雊雚雟革鞈鞏鞲鞷鞼韐韚韝韟顧顾颈颌颪颳餜館餶餻饹馃馆馉馘騔騧騩骨骭骼骾高髙髸鬲鬶鬹鬼魀魐鮌鮕鮥鮭鮯鯀鯁鯝鰥鱖鱞鱤鱥鱹鲄鲑鲠鲧鲴鳏鳜鳡鳤鳱鳺鴚鴣鴰鴿鶊鶻鷎鷱鸛鸪鸹鸽鹄鹒鹘鹳黆鼓鼔鼛龏龔龚龜龟鿍𦙶𨐈𬇹𬒔𬮿'),
  ('H', '㘎㧑㬊㸌㿠丆乎乕乚乯互亢亥亨仜仠伙会佄何佪佫佷佸侯俒俰俿候倱偟傐傼僡儫儶兤兯冱凰函凾划剨劃劐劾化匢匫匯卉华厂厈厚厷号叿合后吓吙吪含吭吰吼吽呍呚呴呵呺呼咊和咍咟咳咴咶咼哄哈哏哕哗哠哬哻哼唅唝唤唬唿啈啝喉喊喐喖喙喚喛喝喤嗀嗃嗊嗐嗥嗨嗬嘑嘒嘝嘩嘷嘿噅噈噑噕噦噷嚄嚆嚇嚎嚖嚛嚝嚡嚯嚾嚿囘回囫囬圂圅圚圜坏垀垎垕垬垳垸垾埖堕堚堠堭堼塃塰墮墴壊壑壕壞壶壷壺夥夯夻奂奐奛奤奯好妅妎妔姀姡姮姱娂娢婎婚婟婫婲婳媈媓媩嫨嫭嫮嫿嬅嬒嬛孈孉孩宏宖宦害宺寉寏寒寣寭寰尡屶屷屸屽岵峆峘崋崡崲嵅嵈巆巟巷帍帿幌幑幠幻廆廻廽弖弘弧彋彗彙彚彠很徊後徨徻徽忓忶忼忽怀怘怙怳恆恍恏恒恗恚恛恢恨恵悍悎悔悙患惑惒惚惛惠惶愌愩愰慁慌慐慧憓憨憾懁懐懳懷懽戏或戯戱戲戶户戸戽扈扞抇护抲拫拸拻挥捇捍换掍掝揈揘換揮搰搳摢摦撔撖撗撝撶撼擐擭攉攌攼敆斛斻旤旰旱昈昊昏昒昦昬晃晄晎晖晗晘晦晧暉暠暤暭暳暵曂曍曤曶曷會朅朚杭杹枑枠柇核桁桓桦桧梒梙棍棔椃椛椲椷楁楎楛楜楻榥槐槥槬槲槴槵横樺橞橫檅檓檜檴櫎櫘櫰欢欱歑歓歛歡殙殨毀毁毇毜毫毼氦汇汉汗汯汵汻沆沍沎沗沪河泋泓泘洃洄洉洪洹活浍浑浒浛浣浤浩浫浲海涆涣涥涵涸涽淏淮淲淴混渙渮渱渹渾湏湖湟湣湱湷溃溄溷滈滉滑滙滜滬滸滹漢漶漷潂潓潢潰潶澅澏澒澔澕澣澮澴濊濠濩瀈瀖瀚瀤瀫灏灝火灬灰灳灴炾烀烆烉烘烠烣烩烸焀焃焄焊焓焕焝焢煂煇煌煥煳煷熀熆熇熩熯熿燬燴燺爀爳犴犼犿狐狟狠狢猂猢猲猴猾獂獆獋獔獚獩獲獾玒玜环珩珲琀琥琿瑍瑚瑝璜璤璯環瓛瓠瓡瓨瓳甝画畫畵痐痕痪瘊瘓瘣癀癋癨皇皋皓皔皜皝皞皡皥皩皬盇盉盍盒盖眃眓睅睆睧睯睳睴睺瞏瞺矆矐矦砉硊硔硡硴碈碋磆磺礉礊礐祜祸禈禍禾秏秮秳秴秽穔穢穫窢竑竓竤笏笐笒筕筨箶篁篊篌篕篧篲簄簧籇籺粐粠粭糀糇糊糫紅紇紘紦紭絎絗絙絯絵綄綋綔緩縎縠縨繢繣繪繯红纥纮绗绘缋缓缳罕羦羾翃翙翚翝翬翭翮翯翰翵翽耗耠耯耲耾聕肒肓肣胡胲胻脝膴臛舙航艎艧芐芔花芲芴苀苛苰苸茠茩茴荁荒荟荤荭荷莟获菏菡華萀萂萈萑葒葓葔葟葫葷蒊蒝蒦蒿蓋蔊蔒蔛蔧蔰蕐蕙蕻薃薅薈薉薧薨藃藧藱藿蘅蘤蘳蘹蘾虍虎虖虝號虷虹虺虾蚘蚝蚢蚶蛔蛕蛤蛿蜖蜬蜭蝗蝦蝴螒螖螛螜螝蟥蟪蠔蠖蠚衁行衚衡袆袔裄褐褘褢褱覈觟觨觳觷訇訌訶訸詤詥詪詯話詼誨誮諕諙諢諣諱諻謊謋謞謼譀譁譓譭譮護譹譿讙讧讳许诃诙话诨诲谎谹谼谽谾豁豃豗豞豢豪豰豲貆貈貉貛貥貨賀賄货贺贿赫趏趪踝軣軤輚輝輷轋轘轟轰轷辉迒还迴逅逥逭遑還邗邟邩邯郂郃郇郈郝鄇鄗鄠酄酣酼醐醢釛釪釫釬鈜鈥鉌鉷鉿銊銗銲銾鋎鋐鋘鋡錵錿鍃鍙鍠鍧鍭鍰鍸鎤鎬鏵鏸鐄鐬鐶鑅鑉鑊钬铧铪锪锽锾镐镬镮閄閈閎閡閤閧閽闀闂闔闞闠闤闬闳阂阍阓阖阚阛隍隓隳隺雈雐雗雘雚雽霍霐霟靃靍靎靏靧鞃鞎鞨韄韓韩韹頀頇頏頜頮頶頷顄顥顪顸颃颌颒颔颢餀餄餛餬餭餯餱饚饸馄馠馯駭駴駻騜騞驊驩骅骇骸骺鬍鬟鬨魂魟魧魱魺魽鮜鮰鯇鯱鯶鯸鰀鰉鰗鰝鰴鱑鱟鱯鲄鲎鲘鲩鳇鳠鳱鳸鴅鴴鴻鵆鵍鵠鶘鶡鶦鶮鶴鶻鶾鷨鷬鸌鸖鸻鸿鹄鹕鹖鹘鹤鹮鹱麧麾黃黄黉黊黌黑黒鼲鼾齁齕龁龢𤩽𨱑𫟹𬌗𬘫𬣳𬤝𬭎𬭤𬭬𬭶𬴃'),
  ('J', '㛃㠇㴔㵐䌹䐃䴔䴖䴗丌且丩丮丯丼举乁久乆九乣乩乫乬亅井亟交京亰亼亽仅今介仐件价伋伎伒伡伽佳佶佼侟侥侭侰侷俊俓俥俭俱俴倃倔倞借倢倦倨倶倹假偈健偮偼傋傑傔傕傢傹僅僒僟僣僥僦僪僬僭僵僸價儁儆儉儌儘兢其具兼兾冀冂冋冏军决冿净凈减凚几凥击刉刏刔刦刧刭刼剂剄剑剞剣剤剧剪剱剹剿劂劇劋劍劎劑劒劔加劤劫劲劵劼勁勌勣勥勦勬勮勼匊匓匛匞匠匶匷卙卩卪即卷卺卽厥厩厪及叕叚叝句叫叽吉君吤吷呁呌呟咀咎咭哜哿唊唧唫唶啑啹啾喈喞喬喼嗘嗟嘂嘄嘉嘏嘐嘦嘰噊噍噘噤噭噱嚌嚍嚼囏囝囧圈圏圾圿均坓坕坖坙坚坰垍埆埈埉埍埐埛埧基埾堅堇堑堦堲堺堻堿塂塈塉塹境墐墹墼壃壆壉壗夅夹夾奆奇奍奖奨奬奸她奺妀妌妎妓妗妜姐姖姜姞姢姣姦姧姬姰娇娟娵婅婕婘婙婛婜婧婮婽媎媘媫嫁嫅嫉嫤嬌嬐嬓嬧孂孑孒孓季宊宑家寁寂寄寋寖寠寯将將尐尖就尽局居屆届屐屦屨屩屫屰岊岌岕岠岨岬峤峧峻崌崛崨崫嵆嵇嵑嵥嵴嵹嶕嶠嶡嶣嶥嶯嶰嶱嶲嶻巀巂巈巠巨巪己巹巻巾帣帴帺幏幜幯幵幾庎庴廄廏廐廑廭建弆弜弡弪弮弳弶強强弿彅彊彏彐彑彶径徍徑徛徣徤徦徺徼忂忌忣忦怇怐怚急恔恝悁悈悎悸惊惍惎惓惤惧愱愳慦慬慻憍憠憢憬憰憼憿懅懏懠懻懼戄戋戒戔戛戞戟戢戩截戬扃扄扢扴技抅抉抸拁拒拘拠拣拮挍挗挙挟挢挤挶挸挾捁捃捄捐捔捡据捲捷掎掘接掬掲掶揀揂揃揟揤揪揫揭揵搅搛搢搩摎摖摪摷摾撃撅撟撠撧撹撽撿擊擏擑據擠擧擮擳擶攈攕攟攪攫攲敎救教敧敫敬敽敿斍斚斝斠斤斺旌旍旔旡既旣旧昅昛晈晉晋晙景晶暕暞暨暩暻曁曒曔朁朘朞期机朻杢杦杰极枃枅枧架枷枸柜柩柬柾校栫桀桊桔桕桝桨桱桷桾梋梘梜梞梮梷检棘棞棬椄椇椈椐椒検椦椵椷椾楐楖楗楫楬極楶楷榉榎榗榘榢榤槉槚槛槣槳槿樔樛樫樭橏橘橛橜機橶橸橿檋檕檝檞檟檢檵檻櫅櫤櫭櫸櫼欅欍欮歏歫歼殌殑殛殣殧殭殱殲毄毑毠毩毱毽氒氿江汣汥汫汬汮汲決沮泂泃泇泦泬泲泾洁洊洎洚津洯洰浃浄浅浆浇济浕浚浸浹浻涇涓涧涺淁淃淗淨済渐減渠港湒湔湕湝湨湫湬溅溍滐滘滰漃漈漌漖漸漿潐潔潗澃澆澋澗澽激濅濈濜濟濬濺瀐瀞瀱瀳瀸瀽灂灍灚灸炅炬炯烄烥烬烱焆焌焏焗焣焦焳煍煎煚煛煡煯熞熦熲熸燇燋燛燞燼爑爝爴爵牋牞牮犄犋犌犍犑犗犟犱狊狙狡狤狷猄猏猰猳獍獎獗獥獧玃玑玖玠玦玨玪玾珇珈珏珒珓珔珺琎琚琻琾瑊瑎瑐瑨瑴瑾璄璚璟璡璣璥璬璶璾瓹甲界畍畕畟畯畸畺畿疅疆疌疖疚疥疦疽疾痂痉痎痙痵瘕瘚瘠癄癠癤癪皀皆皍皎皦皭皲皸皹监盡監眗眷睊睑睛睠睫睷瞉瞯瞷瞼瞿矍矜矝矞矡矩矫矯矶砄砎砛砠硷碅碊碣碱磯磵磼礀礁礆礍礓礛礷祭祲禁禝禨秔秬积秸稉稘稩稭稴稵稷稼稽穄穊積穖穚穧穱究穽窌窖窘窭窶竞竟竣竧竫竭競竸竻笄笅笈笒笕笳笺筊筋筓筠筥筧简箋箐箕箘箟箭箿節篯簊簎簡簥簴籈籍籛粇粔粳粷精糋糘糡糨糺系糾紀紒級紟紤紧絅経結絕絜絞給絭絳絶絸絹經綗継綡綨緁緊緘緝縉縑縳績繋繘繝繫繭繮繳繼纐纠级纪经结给绛绝绞绢继绩缄缉缙缣缰缴罝罥罽羁羂羇羈羯翞翦耞耟耤耩耭聙聚聥聻肌肩肼胛胫胶脊脚脛脥脧脻腃腈腒腱腳腵膌膙膠膲臄臇臦臩臫臮臶臸臼舅舉舊舏舰艍艥艦艰艱艽节芥芨芰芵苙苣苴茄茍茎茤茧茭茮茳荆荊荐荕荚荠荩莒莖莙莢莭菁菅菊菌菤菨菫菳菹菺萛葁葌葏葪葭葰蒋蒟蒩蒹蒺蓟蓳蓵蓻蔇蔣蔨蔪蕀蕉蕑蕝蕨蕳蕺薊薑薦薺藆藉藎藠蘎蘏蘔蘜蘮蘻虀虃虠虡虮虳虹蚐蚗蚧蚷蛟蛣蛱蛶蛺蜐蜛蜠蝍蝔螀螏螶螹螿蟜蟣蟨蟩蟭蟼蠒蠘蠞蠲蠽街衱衸衿袀袈袓袦袷袸袺裌裐裓裚裥裾褧褯襀襇襉襋襟襷襺覉覊見覐覚覠覬覲覵覸覺见觉觊觐角觔觖觙解觧觭觮觼訆計訐記訣詃詎詰誋誡誩誱誳諅諊諓諔諫謇講謭謯謹謽譎譏譑譛譤譥警譼譾讂计讥讦记讲讵诀诘诫谏谨谫谲谻豇豜豣豦豭貑貗貜賈賋賎賐賤賫賮賷贐贱贾赆赍赳赽趄趉趌趜趝趞趭趹趼跈跏跔跙距跡跤跲践跻跼跽踁踋踐踑踕踖踘踞踺踽蹇蹐蹟蹫蹶蹷躆躋躤躩躸躹車軍輂較輯轇轎轚轞车轿较辑近进迥迦迳迹迼逈逕進遽邭郆郊郏郟郡郹鄄酒酱酵醤醬醮醵釂金釒釥釰釼釿鈌鈞鉀鉅鉣鉫鉴鉸銁銄銈銞銡鋄鋏鋑鋗鋞鋦鋸鋻錈錤錦鍓鍕鍳鍵鍻鎅鎫鎵鎸鏡鏩鏶鐍鐎鐖鐗鐝鐧鐫鐱鐻鑇鑑鑒鑙鑬鑯鑳钁钅钜钧钾铗铰锏锔锦锩键锯镌镓镜镢镹镼閒間閰闂间阄阱阶际降陖陱階際隮隽雃集雋雎雞雧霁霵霽靓靖静靚靜革靳鞂鞊鞙鞠鞫鞬鞯鞿韀韁韉韭韮韲頚頡頬頰頵頸顈顜颈颉颊颎颶飓飢飬飷餃餋餕餞餰饉饑饥饯饺馂馑馢馸駃駉駏駒駕駫駶駿驕驚驥驧驹驾骄骏骥骱髉髻鬋鬏鬮鬾魕魝魢魥魪鮆鮈鮔鮚鮫鮶鯚鯦鯨鯽鰎鰔鰜鰶鰹鰿鱀鱂鱎鱭鱾鲒鲚鲛鲣鲪鲫鲸鳉鳒鳜鳩鳮鳽鴂鴃鴐鴡鴶鵁鵊鵋鵑鵔鵕鵘鵙鵛鵳鵴鶁鶄鶋鶏鶛鶡鶪鶺鶼鷄鷑鷢鷦鷮鷲鸄鸠鸡鹃鹡鹣鹪鹫鹶鹸鹻鹼麂麇麉麏麔麕麖麚麠黅鼰鼱鼳齌齎齏齐齑齟齨齽龃龜龟龣𪟝𫌀𫓯𫓹𫔎𫘝𬂩𬣡𬬱𬯀𬳶𬶋𬶨𬶭'),
  ('K', '㧟㸆䖯丂丱亏亢伉会佧侃侉侩俇俈倥偘傀儈儣克冚冦况凯凱凵凷刊刲刳刻剀剋剴剾劥劶劻勀勊勓勘匟匡匩匮匱匼卝卡口叩可吭咔咖咯咳咵哐哙哭啃喀喟喹喾嗑嘅嘳噋噲嚳囥困圐圦圹坈坎坑块坤坷垦垮垰垲埪埳堀堁堃堒堪塊塏墈墤墾壙壳壸壼夔夸夼奎奒妔姱娔婫媿嫝嬇孔客宼宽寇寛寬尅尯尻岂岢岲岿峇崁崆崐崑嵁嵌嵑嵙嵦嵪嵻嶱巋巙巜库庫康廓廤廥开彄快忹忼忾怐恇恐恗恪恳恺悃悈悝悾惂愒愘愙愦愧愷愾慨慷憒懇懬懭戡戣扛扝扣扩扻抂抗抠拡括拷挄挎挳捁捆控掯揁揆揢揩搕摳摼擓擖擴攷敂敤旝旷昆昿晆晇晜暌暟曠會朏枯柯栝栞栲框桍梡梱棵椌楇楏楑楛楷榼槛槺樖檻櫆欬欯欳欵款欿歀歁殨殸殼氪況洘洭浍涃涳渇渴溃溘滱漮漷潉潰澮濭濶炌炕炣烗烤焅焜煃熴爌牁牱牼犐犒犪犺狂狅狜狯猑獪珂珢琨瑻璯疴痾瘔盔看眍眖眗眶睏睽瞆瞉瞌瞘瞰瞶矌矙矻矼矿砊砍砢砿硁硄硜硞硱硻硿碦磆磈磕磡礊礚礦祵科秙秮秳稇稛稞穅穬空窋窛窟窠窥窺窼窽窾竘竷筈筐筘筷筺箜篑簆簣籄粇糠糩絋絓絖絝綑緙纊纩绔缂羫翗考聧聩聭聵肎肯肻胐胩胯胿脍膭膾臗舿艐芤苛苦莰菎萪萿葀葵蒈蒉蒯蔲蔻蕢薖薧藈蘷虁虧蚵蛞蜫蝌蝰衉衎袔袴裃裈裉裍裤裩褃褌褲誆誇誑誙課謉诓诳课豈豤貇貺贶趶趷跍跨跬蹞躨躻躿軖軠軦軭軻輆輡轗轲迋适逵邝邟邼郀郐鄈鄶鄺酷醌醘釦鈧鈳鉱鉲鉿銙銛銬銵銽鋛錁錓錕錹鍇鍞鍨鍷鎎鎧鏗鏮鐦鑛鑧钪钶铐铠铦铪铿锎锞锟锴開閌閜閫閸闊闓闚闞闶闿阃阔阚阬隗霩靠鞚鞟鞹韕頍頢頦頯顆顑顝颏颗颽餽饋馈馗駃騉騍騤骒骙骷骻髁髋髖髛髠髡髨髺鬠鬫魁鮬鮭鮳鯌鯤鱇鱠鲓鲙鲲鵟鵼鵾鶤鷇鹍黋龂龈龕龛𡐓𩾌𫛭𫠆𫸩'),
  ('L', '〇㥄㫰㮾㰀䁖䂮䴕両两临丽乐乱乿亂亃了亮亷仂仑令伦伶佬來例侓侖侣侶俍俐俚俩俪俫倆倈倞倫倮倰偻傈傫僂僆僇僗僚僯儖儠儡儢儮儱儷儸儽兩六兰冧冷冽凉凌凓凛凜刕列刘刢利剅剆剌剓剹剺劆劉劙力劣劦励劳労劽勆勎勒勞勠勴勵匲匳卛卢卤卵历厉厘厤厯厱厲厸厽叓叕另叻吏吕吝呂呖呤咙咧咯咾哢哩哰哴哷唎唠唡唥唳唻啉啢啦啰啷喇喨喱喽嗠嗹嘍嘞嘮嘹噒噜嚂嚕嚟嚠嚦嚧嚨嚹囄囇囉囒囖囵囹圇圙圝圞圥坔坜坴坽垃垄垅垆垏垒埌埒埓埨堎堜塁塄塛塯塱塶塷塿墚壈壏壘壚壟壠壢壣壨夌奁奩奱姈姥姴娄娈娌娕娳娽婁婈婡婨婪婯媡媹嫏嫘嫠嫪嫽嫾嬚嬼嬾孁孄孋孌孏孪孷孿寠寥寮寽尞尥尦尨屚屡屢履屪屴屸岚岦岭岺峈峍峛峢峦峲崀崂崃崊崍崘崙崚嵂嵐嵝嵧嵺嶁嶐嶗嶙嶚嶛嶺巁巃巄巒巤帘幱庐庲廇廉廊廔廖廘廩廪廫廬廲弄彔录彾律徕徠徿忇忚怜恅恋恡悋悝悡悢悧悷惀惏愣慄慩慮慺憀憐憥憦憭懍懒懔懢懰懶戀戮戾扐扚抡拉拎拢拦挒挔挘挛捋捛捞捩捰掄掕掚掠掳揦揧揽搂搚搮摎摙摝摞摟撂撈撛撩撸擂擄擥擸擼擽攂攊攋攎攏攔攞攣攦攬攭敛敹斂斄斏斓斕料斴斿旅旈旒旯昤昽晽晾暕暦暸暽曆曞曢曥曨曪曫朎朖朗朤朥朧朸李杝来林枥枦柂柃柆柳栁栃栊栌栎栏栗栛栳栵栾桞桹桺梁梇梠梨梩梸梾梿棂棃棆棙棱棶椂椋椤楋楝楞楼楽榄榈榔榴槏槞槤樂樃樆樏樐樑樓樚樛橉橊橑橮橯橹檁檑檩檪檶櫐櫑櫓櫔櫖櫚櫟櫣櫨櫪櫳櫴櫺欄欏欐欒欖欗欙欚欞欴歛歴歷殓殮毟氀氇氌氯氻沥沦沴沵泐泠泪泷泸泺洌洛洜洡流浏浖浨浪浬浰浶涖涙涝涞涟涼淋淕淚淥淩淪淶渃渌湅湰湸溂溇溓溜溣溧滝滤滥滦滷漉漊漋漏漓漣漤漯漻潋潞潦潾澇澑澛澜澟澧澪澰濂濑濓濫濼濾濿瀂瀏瀘瀝瀧瀨瀬瀮瀲瀶瀾灅灆灓灕灠灡灤灵炉炓炩炼烂烈烙烮烺焒焛煉煭熑熘熝熡熮燎燐燗燣燤燫燯燷爁爄爈爉爎爏爐爒爖爛爤爦爧牞牢犁犂犖犛犡犣狑狫狸狼猁猍猎猟猡獜獠獦獵獹玀率玈玏玲珋珑珕珞珯琅理琉琌琍琏琜琭琳瑓瑠瑬瑮瑯璃璉璐璘璙璢璷璼瓃瓅瓈瓎瓏瓐瓑瓓瓥瓴甊甐甪畄留略畧畱畾疁疄疗疠疬痢痨痳瘌瘘瘣瘤瘰瘺瘻療癃癅癆癗癘癛癝癞癧癩癳癴癵皊皪盝盠盧盭眬睐睖睙睝睞睩瞜瞭瞵矋矑矓砅砢砬砱砳砺砻砾硉硌硓硠硦硫硵碄碌碐碖磂磊磏磖磟磠磥磮磱磷磿礌礧礨礪礫礰礱礲礼祣祱祾祿禄禮禲禷离秝秢稂稆稐稑稜稤稴穋穞穭穲窂窌窷窿竂竉立竛竜竰竻笠笭笼笿筙筣筤箂箓箖箩箻篓篢篥篭篮篱簍簏簕簝簩簬簵簶簾籁籃籙籚籟籠籢籣籨籬籮类粒粝粦粩粮粱粴粶粼糎糧糲糷累紷絡絫絽綝綟綠綸綹綾緉緑練縭縲縷縺繂繆繗繚繿纅纇纍纑纙纚纜纝纞纶练络绫绺绿缆缕缡缧缪缭罍罏罗罱罶罹羀羅羉羐羚羷羸翋翎翏翴翷老耂耒耢耣耧耬耮聆聊聋联聗聨聫聮聯聾肋胧胪脔脟脶脷脸脼腀腊腡膂膋膐膔膟膢膦膫臁臈臉臘臚臝臠臡臨舮舲舻艃艆艛艣艪艫良艻芦芲苈苓苙茏茘茢荔荖荦荲莅莉莨莱莲莶菈菉菕菞菱菻萊萝萰落葎葻蒌蒗蒚蒞蒥蓅蓈蓏蓝蓠蓢蓤蓮蓼蓾蔂蔆蔍蔞蔹蔺蔾蕌蕗蕶蕾薍薐薕薟藍藔藘藜藞藟藰藶藺藾蘆蘝蘞蘢蘦蘫蘭蘱蘲蘺蘽蘿虂虆虊虏虑虜蚸蛉蛎蛒蛚蛠蛯蜊蜋蜡蜦蜧蜽蝋蝲蝷蝼螂螊螰螺螻蟉蟍蟟蟧蟸蠃蠇蠊蠝蠟蠡蠣蠦蠪蠫蠬衑袊裂裏裗裡裢裣裬裲裸褛褳褴褵褸襕襝襤襰襱襴襽覝覧覶覼覽览觻詅詈詻誄誏誺諒論謢謧謰謱譋讄讈讕论诔谅谰豂豅豊貍貗賂賃賚賴賿贚赁赂赉赖赲趔趢跉跞路踉踚踛踜蹓蹗蹘蹥蹸蹽躏躐躒躘躙躝躪躴躶躼軁軂軨輅輌輘輛輪輬轆轑轔轠轢轣轤轥轮轳轹辂辆辌辘辚辢辣辽连迣迾連逦逨逯逻遛遱遴遼邋邌邏邐邻郎郒郘郞郦郲鄝鄰鄻酃酈酪酹醁醂醨醪醴醶醽里量釐釕釠鈩鈴鉝銇銐銠銮鋁鋃鋝鋢鋫鋰鋶錀錂錄錅錑錬録錴錸鍄鍊鎌鎏鎘鎦鎯鏀鏈鏍鏐鏕鏤鏧鏫鏴鏻鐂鐐鐒鐪鐮鐳鑗鑘鑞鑢鑥鑨鑪鑭鑸鑼鑾钄钌铃铑铝铹铼链锂锊锍锒锣镂镉镏镙镠镣镥镧镭镰镴镽閝閬閭閵闌闾阆阑阞阾陆陇陋陯陵陸隆隣隴隶隷隸雒雡離雳零雷霊霖霗霛霝霤露霳靁靂靇靈靋靓靚鞡鞻韊韷領頛頪頱頼顂類顟顱顲颅领颣颲飀飂飅飉飗餎餾饠饹馏馿駖駠駱駵駺騄騋騮騼騾驎驑驘驡驢驪驴骆骊骝骡髅髎髏髗髝鬁鬎鬑鬛鬣鬲鬸魉魎魯魲魿鮤鮥鮱鯉鯏鯠鯥鯩鯪鯬鯻鰊鰡鰱鰳鱗鱧鱩鱱鱲鱳鱸鱺鲁鲈鲡鲢鲤鲮鳓鳞鳢鳨鴒鴗鴷鴼鵅鵉鵣鵦鵱鵹鶆鶹鷅鷚鷜鷯鷺鸁鸓鸕鸗鸝鸞鸬鸰鸾鹂鹠鹨鹩鹭鹵鹷鹿麍麐麓麗麜麟麢麳黎黧黸鼺齡齢龄龍龒龓龗龙𦝼𪣻𪤗𫘧𫚭𫟅𫭢𫭼𫵷𬍛𬒗𬕂𬜯𬬭𬬻𬭸𬴊𬶟𬶠'),
  ('M', '㠓㵘万丏么乜乮买亇亩亹仫们仯佅佲侎侔們偭傌僈僶儚免冃冇冐冒冕冖冞冡冥冪冺凂凕凩刡劘劢劰劺勄勉勐勔募勱卖卯厖厶厸吀吂名吗呇呒呡呣命咩咪哞哤哶唛喕喵嗎嗼嘛嘜嘧嘪嘸嘿嚒嚜嚤嚰圽坆坶垊埋堥堳塓塺塻墁墓墨売壾夘夢夣妈妙妹妺姄姆姏姥姳娏娒娨娩婂媄媌媒媔媚媢媺媽嫇嫚嫫嫲嫹嫼嬍嬤嬵嬷孊孖孟孭宀宓宻密寐寞尛尨屘岷峁峔峚崏嵄嵋嵍帓帞帽幂幎幔幕幙幦幪幭庅庙庬庿廟弥弭彌徾忙忞忟怋怽恈恾悗悯悶惛惽愍愐愗慏慔慕慜慢慲憫懋懑懜懞懡懣懱懵戂戼扪抹抺抿拇挴捪捫掵掹描搣摩摱摵摸摹擝擟擵攗攠敃敄敉敏敯斖旀旄无旻旼明昧昩昴暋暓暝暪暮暯曚曼朙朚朦木末朷杗杣杧杩杪枆枈枚枺某柕栂桙梅梦棉椚楘楙楣楳榓榠榪槑槾樒樠模樢橅橗檬檰檷櫁櫋櫗歾歿殁殙母毎每毛毣毪毷氁氂氋民氓汅汒汨汶沐沒沔沕没沫沬沵泌泖泯洣洺浝浼淧淼渂渑渳渵渺渼湄湈湎湏湣満溕溟溤滅满滵滿漞漠漫漭潣澠澫澷濔濗濛濹瀎瀰灖灭炑烕焖煝煤熐熳燘燜爅爢牑牟牡牤牦牧牳牻犘犛犸狇狢狵猕猛猫猸猽獁獌獏獴獼玅玛玟玧玫珉珻琘琝瑁瑂瑉瑪璊瓕甍甿畂畆畒畝畞畮痗痝痲痳痻瘼癦皃皌皿盟目盲盳盿眀眄眇眉眊眛眜眠眯眳眸眽眿睂睌睦睰睸瞀瞄瞇瞐瞑瞒瞙瞞瞢瞴矇矈矊矏矒矕矛码砇砞砪硥硭碼磨礞礣礳祃祕祙祢禖禡禰秏秒秘秣穆穈竗笀笢笷笽篃篎篾簚簢米粎糆糜糢糸絈絔絻綿緍緜緡緢緬緲縵縸縻繆纆绵缅缈缗缦缪罞罠罵羃羋美羙耄耱胟脄脈脉脒脢腜腼膜臱艋艒艨芇芈芒芼苗苜苠苺茂茅茆茉茗茫茻荬莈莓莔莫莬莯莽莾菛菻萌萺葂葞葿蒙蒾蓂蓦蓩蔄蔑蔓蔝蔤蔴蕄蕒薎薶藌藐藦蘉蘑蘪蘰蘼虋虻蚂蚞蛑蛖蛨蛮蜜蜢蝐蝒蝞蝥蝱螞螟螨蟆蟇蟊蟎蟒蟔蠎蠓蠛蠠蠻衇衊袂袤袮袹襔覒覓覔覕覛覭觅詸詺謀謎謐謨謩謬謾谋谜谟谧谩谬貃貈貉貊貌貓貘買貿賣賯贸跊踇踎躾軞迈迷遤邁邈邙郿鄍鄚鄤鄮鄳鄸酕酩酶醚醾醿釄釯鈱鉚鉧鉬鉾銆銘銤鋂鋩錉錨錳鍆鍪鍲鎂鎇鎷鏋鏌鏝鑖钔钼铆铓铭锚锰镁镅镆镘镾門閁閅閔閩门闵闷闽陌雮雺霂霉霡霢霥霾霿靀靡面靣靦靺鞔鞪韎顢顭颟饃饅饛饝馍馒馬駡駹驀马骂骳髍髦髳鬕鬗鬘鬽魅魔魩魹鮸鯍鯭鰢鰵鰻鱴鳗鳘鳴鴓鴖鴾鶓鶜鶥鷌鷶鸍鸏鸣鹋鹛鹲麊麋麛麥麦麪麫麰麵麺麻麼麽麿默黙黣黴黽黾鼆鼏鿏𧿹𩾃𫑡𫞩𬙊𬜬𬭁'),
  ('N', '乃乜乪乸伮伱伲佞你佴侫侬侽倪倷倿傉傩儂儗儜儞儺儾內内农凝努匘匿卄南吶呐呢呶咛哖哝哪唔唸啮喃喏嗫嗯嗱噛噥嚀嚙嚢囁囊囐囓囔囜囝囡圼坭垴埝埿堄堖夒奈女奴奶奻妞妠妮妳姩娘娚娜娞婗婥婩婻媆嫋嫐嫟嫨嫩嫰嬝嬢嬣嬭嬲嬺孃孥孧孬孴孻孼孽宁寍寕寗寜寧尼尿屔屰峊峱嵲嶩嶭巎巕帇帑年廼廿弄弩念忸怒怓怩恁恧恼悥您悩惄惗惱愞愵憹懝懦懧戁扭抐抝抩抳拈拏拗拟拧拰拿挊挐挠挪挵捏捺捻掜掿揇揑搑搙搦搱搻摄摎摨摰撓撚撵擃擬擰攆攝攮敜旎昵晲暔暖暱曩朒杻枏枿柅柟柠柰桡梛棿楠榐榒槈槷樢橈橠橣檂檷檸檽櫱欁欜毭氖氝氞氼汼沑泞泥浓浽涅涊涳淖淣淰渜渿湪湳湼溓溺澝濃濔濘灢炄焾煗煵燶牛牜狃狔狞猊猱獰獳獶獿瑙甯男畘疑疒疓疟痆瘧癑眤眲睨矃砮硇硸碙碯碾禯秅秊秜秥秾稬穠穤笚笝笯篞簐籋籹籾粘糑糥糯糱糵納紐縌繷纳纽羺耎耏耐耨聂聍聏聣聶聹聻肭胒胬能脌脑脓脮脲脳腇腉腦腩腻膩膿臑臡臬臲艌艿苧苨苶茑莥莮菍萘萳蒘蒳蔦蔫蕽薴薿蘖虐蚭蛪蛲蜺蝻螚蟯蠥蠰衂衄衲袅袦袲袳裊褦褭襛觬訥詉誽諵諾譊譨讘讷诺豽貀貎赧跜踂踗踙蹃蹍蹑蹨躎躡軜輗輦辇辗農辳迺逆逽遖那郍郳酿醲醸釀釢釹鈉鈕鈮銸鋷錗錜錼鍩鎒鎳鎿鐃鐞鑈鑏鑷钀钕钠钮铌铙锘镊镍镎閙闑闹陧隉隬难難雫霓靵靹顳颞餒餪饟饢馁馕馜駑驽鬞鬡鬧魶鮎鮾鯘鯢鯰鲇鲵鲶鳥鵇鸋鸟麑黏鼐齈齉齧齯𦰡𨺙𫐐𫔶𫠜𬪩'),
  ('O', '偶区區吘吽呕哦喔嘔噢嚄塸怄慪櫙欧歐殴毆沤漚熰瓯甌禺筽耦腢膒蕅藕藲謳讴鏂鴎鷗鸥𠙶𫭟𬉼'),
  ('P', '㛹䥽䴙丕丬丿乒乓亨仆仳伂伓伾佩便俖俜俳倗偏傰僄僕僻冯冸凭凴判刨剖剻剽劈勡匉匍匏匹卜厐叛叵吡否呠呯呸咅咆品哌哣哱啤啪喯喷嗙嘌嘙嘭噗噴噼噽嚊嚗嚩嚬嚭囨圃圑圤圮坏坡坢坪坯垉垺埔埤培堋堡塀塜塳墣壀夆奅奤妃妑妚姘姵娉娝娦婄婆媐媥媲媻嫎嫓嫔嫖嫳嬪尀尨屁屏岥岯岶岼崥嶏帊帔帕帡帲幈幋平庀庖庞庬庰廹弸彭彯彷徘徬徱怌怕怦怶恲悂慓慿憉憑憵扁扑扒扳批抔抙抛抨抪披抷拋拌拍拚拼挷捀捊捗捧掊排掱掽揊搒搫摓撆撇撲擈擗攀攈攴攵敀斾旁旆旇旚昢普暜暴暼曝朇朋朴杷枇枈枰柈柨柭柸桲梈棑棓棚椑椖椪楄楩榀榌槃槰樥樸檏檘櫇歕殍毗毘毰氆氕汃汖汸沗沛沜沠泊泙泡泮泺泼洀洦洴派浦浿涄淎淜淠渒湃湐湓湴溌溥溿滂漂漨漰潎潑潖潘潽澎澼濆濞濮濼瀊瀑炇炋炍炐炮炰烞烰烳烹焩焷熢爬爮爿片牉牌牝犃犏犤犥犻狉狍狓猅猈猵猼獛獱玭玶珀珮琕琣琵琶瑸璞璸瓟瓢瓫瓶甁甓甹畔畨番疈疋疱疲痞痡痭癖皅皏皤皫皮皰盆盘盤盻盼眅眫睥瞟瞥瞨矉砏砒砯砰砲破砶硑硼碰磅磇磐磞磻礔礕礗礟礮票禆秛秠秿稝稫穙穦穮竮竼笓笸筢箁箄箥箳篇篣篷篺篻簈簰簲籓粕紕絣緶縏縹繁纀纄纰缏缥缾罢罴罷羆翍翩翲翸耙耚耪聁聘聠肧肨肶胓胖胚胮胼脬脯脴脾腁腗膀膍膖膨膰舖舗舥般舽艵芃芘苉苤苩苹茷荓莆莑莩菐菩萍萠萢葐葡葩蒎蒪蒰蒱蒲蓜蓬蓱蔈蔢薲薸藨蘋蘕蚍蚲蚽蚾蛢蜱螃螕螵螷蟚蟛蟠蠙蠯衃袌袍袙袢被袶裒裨裴裵褜襻覑覕覫詊評諀諞諩譜譬评谝谱豼豾貔貧貵賆賠贌贫赔趴趽跁跑跘跰踫蹁蹒蹣蹼軯軳軿輣輧輫轡辔辟迫逄邳郫郱鄱配酦酺醅醗醥醱釙釽鈀鈚鈹鉕鉟鉼銔銢鋪鋬錃錇錋錍鍂鎃鎜鎞鏷鏺鐅鐠鑝鑻钋钯钷铍铺锫镤镨閛闆闝闢阫阰陂陠陪陴隦雱霈霶霹靤鞄鞞鞶韸韼頖頗頩頻顠顰颇频颦飃飄飘馪馮馷駊駍駓駢騈騗騙騯驃驞骈骗骠骿髈髬髲髼鬅鬔魄魒魮魸魾鮃鮍鯆鰟鲆鲏鳑鴄鵥鵧鵬鶣鷿鸊鹏麃麅麭鼙龎龐𡎚𬞟𬭯𬳵'),
  ('Q', '㭕䓖䓛䓫丂七丌且丘丠乔乞乹乾亁亓亝亟亲仇仟仱企伎伣伹伽佉佢佥佺侨侵俅俏俔俟倛倩倾偂偢傔傕傶傾僉僑僛僺儙儝儬兓全其冾凄凊凵切刋刞券前剘剠劁劝劬勍勤勧勪勸匤匧区匼區千卡卭却卻卿厒厱厹厺去取叴吢吣启呇呚呛呮呿咠咭唊唒唘唚唭唴啌啐啓啔啟啨啳喬喰喿嗆嗛嗪嗴嘁嘺噐噙器噭囚囷圈圊圏圱圲圶圻坅坥坵埆埐埢埥埼堇堑塙塸塹墄墏墘墙墝墧墻墽壍壳夋夝夡奇奍契奷妻妾姾娶娸婍婘婜媇媊媝嫀嫱嫶嬙嬛嬱孅孉孯宆宭寈寑寖寝寢寴将屈屺岂岍岐岒岓岖岨岴峑峠峤峭峮崅崎崷嵌嵚嵜嵪嵰嶇嶈嶔嶜嶠巏巧巯巰帢帩帬帹帺幓幧庆庈庼廎廑廧弃弮強强彊忂忔忯忴怯恓恘恮恰恷悄悏悓悛悫悭悽情惓惬惸愀愆愒愘愜愨愭慊慤慬慳慶慼慽憇憈憌憔憩懃懄懠戌戕戗戚戧戵扏扦扱扲抋抢抲抾拑拤拪拳挈挳捦捲捿掅掐掑掔掮揢揭揵揿搇搉搝搴搶搼摖摤摪摮摼撁撍撬撳撽擎擏擒攐攑攓攲敠敧敪敲敺斉斊斨斪斳旂旗昑晴晵暒暣曲朁朅朐期朹权杄杞枝枪柒栔栖桏桤桥桼梂梣梩梫棄棈棊棋棨棬棲棾椄椌椠椦楸楾榩榷榿槍槏槗槧槫槭樈権樯樵橇橋橚橩橬橾檎檠檣檱檶檾櫀櫏櫦櫵權欋欔欠欦欪欫欹欺欽欿歉歏歧歬殎殏殑殸殻殼毃毬氍气気氢氣氫氰求汋汓汔汘汧汽沁沏泅泉泣洓洤洯洽浀浅浗淁淇淒淭淸淺清渞渠渹湆湇湫湬湭湶溬溱滊漀漆漒潐潛潜澿濝濪濳瀙灈灊灥炁炔炝炶烇焌焏焪焭煀煍煔煢煪熍熗燆燋燩爠牄牆牫牵牶牷牽犈犍犞犬犭犮犰狋猉猐猰獇玂玌玘玪玱珡琁球琦琪琴琷琹琼瑔瑲璂璆璖璚璩瓊瓗甈甠畁畎畦疆疌疧痊瘸瘽癄癯皘皳皵盀盚盵睄睘瞏瞧瞿矔矜矝矵矼砌硂硈硗硘硚硞确碁碃碏碕碛碶確碻磍磏磜磝磧磩磬磲磽礄礉礐礘礭祁祇祈祛祺禥禽秋秌秦稘稧稽穐穕穷穹窃窍窮竅竆竊竏竐竒竘竬笉笡笻筁筇筌签箐箘箝箞箧箾篋篍篏篟篬簯簱簽籏籖籡籤籧粁粬粸糗紌紪紶絇絟絿綅綣綥綦綨綪綮綺緀緝緧縓縴繈繑繦繰繾纤绮绻缉缱缲缺缼罄罊羌羗羟羣群羥羫羬羻翑翘翵翹耆耝耹聺肍肣肵肷胊胠胢脐腔膁臍臞臤舼艢艩艽芁芊芍芑芞芡芩芪芹苆苘苣茄茕茜茾荃荍荞荠荨莍菃菣菦菬菳萁萋萕萩葋葜葝葥葲葺蒛蒨蓲蔃蔳蔷蕁蕎蕖蕲薔薺藄藑藒藭藮藽蘄蘒蘠蘧虇虔虬虯蚈蚑蚔蚗蚙蚚蚯蚼蛆蛐蛩蛪蛬蛴蛷蜝蜞蜣蜷蜸蜻蝤蝵蝺螇螓螧螶螼蟗蟝蟿蠄蠐蠤蠷蠸蠼衐衢衾袪袳袷裘裙裠褀褄褰襁覃親覰覷覻觑觓觠觩觭訄訅訖詓詘詮誚誛誳諆請諐諬謒謙謦譙譴讫诎诠诮请谦谯谴谸豈賕赇起赹赾趄趋趍趞趣趥趨趫趬跂跄跒跙跧跫跷踍踡踥蹊蹌蹡蹺蹻躈躣躯軀軝軡軥軽輇輕輤轻辁迁迄迉逎逑逡遒遣遷邔邛邱郄郪郬郻鄡鄥鄿酋酠醔醛釚釥釮釺釻鈆鈐鈙鈫鉗鉛銎銓銭銶鋟錆錡錢鍥鍫鍬鎆鎗鏒鏘鏚鏲鏹鐈鐉鐑鐰鑋鑓鑺钎钤钦钱钳铅铨锓锖锜锲锵锹镪閴闃闋闎闕闙阒阕阙阡阹陗陭隑雀雂霋靑青靘靬靲鞐鞒鞘鞦鞧鞩鞽韆韏韒頃頄頎頝顅顉顦顴顷颀颧駆駈駩駸騎騏騚騝騡騫騹驅驱骎骐骑骞骹髂髚髜髷鬈鬐鬜鬝鬿魌魼鮂鮼鯄鯕鯖鯜鰁鰌鰍鰬鰭鰸鰽鱋鲭鲯鳅鳈鳍鳹鳽鴝鵭鵮鵲鵸鶀鶈鶌鶖鶬鸜鸲鹊鹐鹙麇麒麕麡麮麯麴麹黔黚黢黥鼁鼩鼽齊齐齤齲龋龜龝龟𨙸𨟠𨱇𪨰𫭟𬒈𬘬𬨂'),
  ('R', '䎃乳人亻仁仍仞仭任侞偄偌傇傛儒儴兊兌兑入冄冉冗刃刄勷厹叒叡吺呥喏嗕嘫嚅嚷囸坈堧壌壖壡壤壬女如妊姌姙娆婼媃媆媣媶媷嫆嬈嬫嬬孺宂宍容屻岃峵嵘嵤嵶嶸嶿帤弱忈忍忎惢惹懹戎扔扖扨扰抐挐挼捼揉搈搑撋擩擾攘日曘曧朊朲杁杒枘染柔栄栠栣桇桡桵梕棯楉楺榕榮榵槦橈橍橤橪檽毧氄氜汝汭洳润渃渘渪溶溽潤濡瀜瀼热烿焫然煣熔熯熱燃爃爇爙牣狨獳獽珃瑈瑌瑞瑢瓀瓇瓤甤睿瞤碝礝礽祍禳禸秂秹稔穁穃穘穣穰笍筎箬篛粈糅紉紝絍絨綛緌緛縙縟繎繞繠纕纫纴绒绕缛羢耎肉肕肗肜肰脜腍腝腬膶芢芮芿苒若苼茙茸茹荏荛荣荵菍葇葚蒅蒘蒻蓉蓐蕊蕋蕘蕠蕤薷蘂蘃蘘蚋蚦蚺蜹蝚蝡蝾融螎蠑蠕衵衻衽袇袡袵袽褣褥襓襦訒認譲譳讓认让讱蹂躟躵軔軟軵輭輮轫软辱辸遶邚鄀鄏醹釰釼鈓鈤銋銣銳鋭鍒鎔鏸铷锐镕閏閠闰阮陾隢靭靱鞣韌韖韧顬颥飪餁饒饪饶馹駥騥驲髥髯鬤魜鰇鰙鰯鱬鳰鴑鴽鵀鶔鶸𫐓'),
  ('S', '㟃㧐䏡䴓丄三上世丗丝丧乗乘书乨乭乷乺亊事亖亗些什仐仕仨伞伤伸伺似佀佋佘使侁侍価侸侺俕俗俞俟信俬倏倐倠倯倽偗偲傁傂傃傓傘傞傱傷傻僐僧僳僿儃儍儩儵兕兘兟兪兽冟凁凇凘删刪刷刹剎剡剩剰剼劭势勝勢勺匙匴十卅升卋单卛卲厁厍厔厙厦厮厶叁参參叄叅双収叔受叜叟召史司吅吮吲呏呞呩呻咝咰咶哂哨哸唆唢唦售唰唼商啑啥啫啬善喢喪單喰嗄嗇嗉嗍嗓嗖嗜嗣嗦嗩嗮嗺嗽嗾嘇嘘嘥嘶嘼噓噝噬噻囌四圣圱圸垧垨埏埘埣埶埽堔塐塑塒塞塽塾墅墒墠墡墭士壭声壽夀夊夙失奢奭妁妽始姍姒姗姝姺姼娀娋娍娑娞娠娰娷婌婶媞媤嫀嫂嫅嫊嬕嬗嬘嬸孀孇孙孠孫孰守宋实実审室宩宲宷宿寔實審寺寿射尌少尗尙尚尸尿屍屎属屬山屾岁峕峙峷崧崻崼嵊嵗嵩嵵嵷嶦巳市帅师帥帨師帴帹幓庶庺庻廀廈廋廝廧弎式弑弒弞弰弽彡徥忕忪忬忯怂思怷怸恀恃恕恖恦悆悚惢惿愓愡愢愫愬愯愼慅慎慑慡慫慯慴憟憴憽懆懎懾戍戺所扄扇手扌扟扫扻抌抒折拭拴拺拾挕挩挱挲挻捈捎捒捜捝损捨掃授掓掞掸掺掻揌揓揔揲損搎搔搜搠搡搧搷摂摄摅摉摋摌摍摔摗摵撒撕撣撨擅擌擞擻攃攄攝攦收敊敒散数數敾斘斯施旓旞时旹昇昚是昰時晌晒晟晠晱暏暑暛曋曑曙曬書曻朔朮术朱杀杉杓束杫杸松枀枡枢枩枱枾柖柗柛柵柶柹柿栅树栓栜栻桑桒桫桬梀梢梥梩梭梳棇森棯棴棷棽椉椫椮椹楒楤楯楴榁榊榝榡榫榯榹榺槂槊槡槫槭槮樉樎樕樞樧樹樿橓橚橳橾檆檖檡檧檨櫒櫢櫯欆欇欶歃歙歚歮歰歲歳死殅殇殊殐殖殤殳殸殺毢毮毵毶毸毹毺毿氉氏氠水氵氺汕汜汤沈沙沭泀泏泗泝泤泧泩泷泽洍洒洓洠洬浉浽涁涉涑涗涘涚涩涭涮涻淑淞淰深渉渋渑渖渗渻湜湤湦湯湿溑溞溡溮溯溲溸溹溼滖滠滲滳漎漡漱漴漺潄潚潥潬潲潵潸潻澀澁澌澍澘澠澤澨澻濇濈濉濍濏濕濖瀃瀋瀒瀡瀧瀭灀灄灑灗炶炻烁烒烧烻焂焺焼煔煞煫煶煽熌熟熣熵燊燍燒燧爍爽牭牲犙狌狦狧狩狮狲狶狻猀猞猻獀獅獡獣獸率玊玿珄珅珊珟琐琑琗琞瑟瑡瑣瑹璅璛璱璲璹瓍甚生甡甥甦甧甩申甸畤畬畭畲疋疎疏疝痁痑痠痧痩瘆瘙瘦瘮瘶瘷癙盛省眂眎眒眘眚眡眭眴睃睄睒睗睟睡睢瞍瞚瞤瞫瞬矂矟矢矤矧石砂砕砷硕硰硹碎碩碿磃磉磰磼礵示礻社祀祏祘神祟祱祳禅禓禗禠禩禪禭私秫秲稅稌稍税稡稣穂穇穌穑穗穟穡穯穼窣竍竔竖竢竦竪笇笋笘笙笥笶筍筛筭筮筲箑算箰箷箾篩篹簁簌簑簔簛簨簭簺籂籔籭籶籸粆粛粟粣糁糂糝糣糤糬糸糹紓紗素索紳紹絁絉絟絲綀綏綤綬緔緦緰縄縒縔縗縤縮縿繀繅繉繐繕繖繩繬繰繸繺纚纟纱纾绅绍绥绱绳绶缌缞缩缫缮缲罙罧署罳羧羴羶翜翣耆耍耛耜耸聖聲聳肂肃肅肆肾胂胜脎脠脤脽腎腧腨腮膄膆膳膸膻臊舌舍舎舐舒舓舜舢艄艏艘艭色芍芕芟苏苕苫苼荗荪荽荾莎莏莘莤莦莳菘菨菽萐萨萷葚葠葰葹蒁蒐蒒蒔蒜蒣蒴蓀蓃蓍蓑蓡蔌蔎蔏蔘蔬蔱蕂蕣蕬蕯蕱蕵蕼薓薔薞薥薩薮薯藗藪藷蘇蘓虒虪虱虵虽蚀蛇蛥蛳蛸蜀蜃蜄蜤蜶蝕蝨螄螋螦螪螫蟀蟖蟮蟴蟺蠂蠴術衫衰袑裋裑裞裟裳褨褬褷襂襚襡襩襫襹視覗覢覾视觞觢觫觴訕訟訠設訯訴訷試詩詵誓誜誦說誰誶諗諟諡諰謆謖謚謪譅識譝譢譱讅讪讼设识诉试诗诜说诵谁谂谇谉谌谡谥豎豕貄貰貹賒賖賞賥賸賽贍贖贘贳赊赎赏赛赡赦赸趖趚跚跾踈蹜躠身軕軗軾輋輎輸轖轼输辻述送适逝速逤遀遂遈遡適遬遾邃邖邥邵邿鄃鄋鄯酥酸酾醙醳釃釈释釋釤釲釶鈒鈰鈶鈻鉂鉃鉇鉎鉐鉥鉮鉰鉽銉銏銫銯銴鋉鋖鋠鋿錰鍟鍦鍶鎍鎖鎙鎟鎨鎩鎪鎹鎻鏁鏉鏒鏛鏣鏯鏸鏼鏾鐁鐆鐥鐩鑜鑠钐钑铄铈铩铯锁锶锼閂閃閄閊閐閖閪閯閷闍闟闩闪阇阩陎陕陝陞陹隃隋随隡隧隨隼雖雙雭霎霔霜靸鞈鞖鞘鞝韘韢韶順頌頣顋顙顺颂颡颯颸颼颾飋飒飔飕食飠飤飧飱飴飼飾餗餙餝餸餿饊饍饣饰饲馊馓首馶馺駛駟駪駷騃騇騒騦騪騷騸騻驌驦驶驷骕骚骟骦髄髓髞髾髿鬆鬊鬖鬙鬺魦魫鮖鮛鮹鮻鯂鯅鯊鯋鯓鯣鯴鯵鰓鰘鰠鰣鰤鰰鰺鱐鱓鱔鱢鱪鱰鲥鲨鲹鲺鳃鳋鳝鳣鳲鳾鵢鵨鵿鶐鶳鶽鷞鷥鷫鸘鸤鸶鹔鹴麝黍黮鼠鼡鼪鼫鼭鼶𪨶𫗧𫚕𫟦𫮃𬤊𬬸𬬹𬭼𬳽'),
  ('T', '㛚㻬䏲䗴䣘䲢䴘乇亠亭他仛仝伖佃体佗佟佻侂侗侤侱侹侻俀俶倎倓倘倜偅偍偒停偷偸傂傏傝傥僋僓僣僮儃儓儯儻兎兔兲冭凃凸剃剔剸劏勭匋厅厗厛叨台叹同吐吞听呑呔呫咃咜咷哃唋唐唺唾啁啍啑啕啚啴啺啼嗁嗒嗵嗿嘆嘡嘽嘾噋嚃嚏嚔嚺团団囤囲図囼图圕圖圗團土圡圢圫坉坍坛坣坦坨坮垌埫埮埱堂堍堗堶塌塔塗塘塡填塼墖墤墥墰墵墿壇壜天太夲夳头夵奃套奤奵她妥妵娗娧婒婖婷婾媂媞媠媮嫍嫷嬥嬯孡它宊宕宨尵屇屉屜屟屠屯岧岮岹峂峒峝峹崉崹嵉嵞嵣嶀嶞帑帖幍幐庁庉庍庝庣庩庭庹廜廰廳廷弚弟弢弹弾彈彖彤彵徒徥徲忊忐忑忒忕忝忲忳态怗怢怹恌恫恬恸悇悌悐悿惔惕惖惝惿愉愓慆態慝慟慱憅憛憞憳憻戃戻托扡投抟抬抭拓拕拖挑挞挩挮挺捅捈捝捵捸掏探掦推掭提揣揥揬搨搪搯搷摊摕摥摶撱撻擡擹擿攤敨斄斢旫旲旽昙晀晍晪暺暾曇曈曭替朑朓朜朣朷杔条枱柁柝桃桋桐桯桶梃梌條梯梼棠棣椭楕楟榃榙榳榶榻槄槖槫樋樘樤橐橔橖橝橢橦橽檀檡檮檯檲歎歒殄殢毤毯毻毾氃氽汀汏汑汢汤汰汱沓沰沱沲沺泰洞洮浵涂涋涏涒涕涛涭涶涾淌淘淟添渟渧湉湍湠湥湪湯溏溙溚溻滔滕滩漙漛漟漯漽潬潭潳潼澹澾濌濎濤灘灙炭炱炲炵烃烔烫烴烶焘焞煓煺煻熥燂燑燙燤爣牠特犆犝狏狧狪猯獞獭獺珆珶珽琠瑅瑫瑭瑱瑹璮璳瓋甛甜田甸町甼畋畑畠畽疃疼痋痌痑痛痜痰痶瘏瘫癱盷眣眮眺睓睼瞳矘砣砤砼硧碢碮碳碵磃磄磌磹祂祒祧祹禔禟禢禵禿秃秱稊稌穜穨突窕窱窴童笤笹筒筡筩筳箈箨篖篿籉籊籐籘籜粏粜粡糃糖糛糰糶紏紽紾絛絧絩統綂綈綎綯緂緰緹縚縢縧繵统绦绨绹缇罈罎罤羰耓耥聉聎聑聤聴聼聽肽胋胎脁脡脦脫脱腆腯腾腿膅膛膧膯臀臋臺舑舔舕舚舦艇芀芚苐苔苕茼荑荼莌莛莵菟菭菼菾萄萔萚萜葖葶蒤蓎蓚蓧蓨蓪蓷蕛薙薚薹藤藫藬蘀蘈蘣虅蚒蛈蛌蛻蜓蜕蜩蜪蝏蝪螗螣螳蟘衕袉袒袥裪裼褅褆褖褟褪襢覃覜覥觍討託詑詜詷誂誊誔誻調談諪謄謕謟譚譠譶讉讨讬调谈谭豘豚貒貚貪貸貼賟贪贴赨赯趃趒趟趧趯趿跅跆跎跕跳跿踏踢踼蹄蹆蹋蹏蹚蹪蹹躂躢躰躺軆軘轁迌迢迯退逃透途逖通逷遆遝遢邆邒邰郯鄌酞酟酡酮酴醄醈醍醓醣醰釷鈦鈯鉄鉈鉖鉭鉵銅銕銚銛銻銽鋀鋌鋖鋚鋱鋵鋾錔錟錪鍎鍗鍮鎉鎑鎕鎥鎲鏄鏜鐋鐡鐵钂钍钛钭钽钿铁铊铜铤铦铫铴铽锑锬镋镗镡閮闐闒闛闟闥闧闼阗阘阤陀陁陶隚隤霆霕霯靔靝鞀鞈鞉鞓鞗鞜鞱鞳鞺韜韬頭頲頹頺頽顃題颋颓题颱飥飩飳飸飻餂餇餮餹饀饄饕饦饧饨馟馱馲駄駘駝駞駣駦駼駾騊騠騨騰驒驖驝驣驮驼骀骰骵骽體髫髰鬀鬄鬌魋魠魨鮀鮐鮙鮦鮵鮷鯈鯷鰖鰧鰨鰷鲀鲐鲖鲦鳀鳎鴕鴫鵌鵎鵚鵜鵵鶗鶙鶟鶶鷆鷈鷉鷋鷏鷒鷤鷵鷻鸵鹈黇黈黗鼉鼍鼗鼞鼟鼧鼮鼵齠龆鿎𦒍𫍣𫘦𫘨𬘩𬯎𬳿𬶍'),
  ('W', '䖯万丸为乄乌五亡亹亾仴仵仼伆伍伟伪位佤侮俉倇倭倵偉偎偓偽僞僫儛儰兀兦凹刎刓剜剭务劸務勜勿午卍卐卧卫危卼厃叞吳吴吻吾呅呉呜呡味咓咼哇唍唔唩唯唲啎問啘喂喎喔喡喴嗗嗚嗡嗢囗囲围圍圩圬坞坬埦堥塆塕塢塭墛墲壝壪外夗夘奣奦妄妏妧妩委威娃娒娓娪娬娲婉婐婑婠婺媁媉媙媦媧嫵完宛寤寪尉尢尣尩尪尫尾屋屗屲屼岉岏峗峞峿崣崴嵍嵔嵡嵨嵬嶉嶶巍巫帏帓帵帷幃幄庑廆廡弙弯彎彣彺往徃徍徫微忘忞忟忢忤忨忹怃恶悞悟悮惋惌惘惟惡愄愇慰憮懀戊我扜扝扤抂抆抏挖挝挽捂捖捤捥捰捼捾掔揋握揻揾搲搵摀撝撱撾攚攨敄文斖斡於无旺旿昷晚晤晥晩晼暀暐暡朚望朢未杅杇杌杤杬枂枉柮桅桽梚梧梶棢椀椲椳楃楲榅榲槾橆欈歍武歪歾殟毋毌汍汙汚污汪汶沃沕沩洈洖洧洼洿浘浯涠涡涴涹渂渞渥渦渨温渭湋湾溈溛溦溩溫滃漥潍潕潙潫潿澫濄濣濰濻瀇瀢瀤灣炆炜為烏烓烷焐無焥煒煟煨熃熓熭燰爲物牾犚犩猚猥猧猬王玝玟玩玮珳珷珸琓琟琬瑋瑥瑦璑璺瓁瓗瓦瓮瓾甒甕畏畖畹痏痦痿瘒瘟癐癓皖盌盳睕瞃瞆瞈瞣瞴矀矹砙硙硪碔碗碨磈磑祦稳穏穩穵窊窏窐窝窩窪窹竵笂箢箼粅紈紊紋絻綄綩維綰網緭緯緺緼縅縕繧纨纬纹维绾缊罋网罒罓罔罖罻翁翫聉聞聬肟肳胃脕脗脘腕腛腲腽膃膴臒臥舞艉芄芛芜芠芴苇苿茣荱莁莞莣莬莴菀菋菵萎萖萬萵葦葨葳蒍蓊蓶蔓蔚蔿蕪蕰蕹薇薍薳薶藯蘁蘶蚉蚊蚖蚟蛙蛧蜈蜗蜲蜼蜿蝄蝛蝟蝸螉螐螡螱蟁蟃蟱衛衞袜褽襪覣覹詴誈誣誤誷諉謂譕讆讏诬误诿谓豌豱貦贃贎趶踒踓踠躌躗躛軎輐輓輞輼轀轊辋辒迋迕违迬逜逶違遗邬邷郚鄔鄬醀釫鋄鋈鋔鋘鋙鋺錽鍏鍡鎓鎢鎫鎾鏏钨铻閺閿闅闈闦问闱闻阌阢陚隇隈隖隗隹雯雺雾霚霧霨霺靰鞰韈韋韎韑韙韡韤韦韪韫頑頠顐顡顽颹餧餵饂饖馧馼駇騖骛骩骪骫魍魏魰鮇鮠鮪鮭鯃鰃鰄鰛鰞鰮鲔鳁鳂鳚鳼鴍鴮鵐鵡鶩鶲鷡鹀鹉鹜鹟鼃鼤鼯鼿齀齆齷龌龏𣲗𣲘𫇭𫘜𬀩𬇕𬭩𬱟𬶏'),
  ('X', '㙦㬎㳚䗛䜣丅下习乡乤乴些享亯亵仙仚伈休伨伩伭伳伵佡佭侀侐侚侠侾係俆俏俙俠信俢修俲俽倖偕偞偦偰偱傄傒傚僁僊像僖僩僲僴儇儴儶兄兇先兮兴冔写冩冼凞凶刑券削劦効勋勖勗勛勨勰勲勳勷匂匈匣匸卂卌协協卥卨卸卹厀厢厦县叙叚叶吁吅向吓吷吸呬呴呷呺咁咞咥咭咰咲咸咺咻哅响哓哘哮哯唌唏唬唽啍啣啸喐喛喜喣喧喺嗃嗅嗋嗛嘋嘐嘕嘘嘨嘯嘵嘻嘼噀噏噓噚噧噱噷噺嚇嚊嚑嚡嚣嚮嚱嚻囂囍囟圩圷坃坹型垥垶垷垿埉埙埳塇塤塪塮墍墟壆壎壏壐壦壻夅夏夐夑夓夕夹夾奊契奚奞奾妡妶姁姓姠姣姭姰姺娊娎娙娭娴娹婋婞婱婿媗媟媭媳嫌嫙嫺嫻嬃嬆嬉嬐嬛嬜嬹孅孈孙孝孞学孫學宣宪宯宵宿寫寻尋小尟尠屃屑屓屖屟屣屧屭屳岘岤岫峀峃峋峡峫峴峽崄崤嵠嶍嶑嶨嶮嶰嶲巂巇巠巡巷巺巽希席幰幸序庠庥庨廂廈廞廨廯廵弦弲彇彐彡形徆徇徐徙徢徦循徯忀心忄忚忥忷忺忻忾性怬怰怴怸恂恄恊恓恔恟恤息悉悕悬悻惁惐惜惞想惺愃愋愖愶愻愾慀慉憘憙憢憪憲憸懁懈懗懢懸戌戏戯戱戲扢扱扸拹挟挦挾捾掀掝掺揎揗揟揱揳搚搟携摡撊撏撨撷擕擤擷攇攕攜攳效敍敘敩敮敻斅斆斈斜新旋旪旬旭旴昍昔昕星昡昫显晅晇晑晓晛晞晰晳暁暄暇暊暬暶暹暿曉曏曐曛曦朂朐朽杊杏杫杴杺析枔枭枮枲枵枻柙栒栖栙校栧栩桖桪桸梋梟械梺椞椺楈楔楥楦楿榍榝榭榽槏槒槢樇樧樨樰樳橀橌橡橲橺檄檈櫶櫹欀欣欦欨欪欯欰欷欻歆歇歊歔歖歗歘歙殈殉殽殾毊毥毨氙氥汐汛汹汿沀泄泫泬泶泻洐洒洗洨洩洫洵洶浒浔浚浠涀消涍涎涬淅淆淢渓渫渲湏湑湘湺溆溓溪溴滀滈滊滎滧滫滸漇漝漩漵潃潇潊潒潝潟潠潯澖澙澥澩濬瀉瀗瀟瀣瀥灥灦灱灲灺炘炠炧炨炫烅烋烌烍烚烜烯烲烼焁焄焇焈焎焟焬焮焸焽煆煇煊煋煕煖煦熁熂熄熇熈熊熋熏熙熹熺熻熽燅燖燢燨燮燲燸燹燻爋爓爔爕牺犀犔犠犧狌狎狘狝狥狭狶狹猃猇猩献猲獝獟獡獢獦獫獬獮獯獻玁玄现玹玺珗珛珝珣珦珨珬現琁琄琇琋瑄瑆瑎瑕璇璓璕璽璿瓕瓖瓨甉畃畜疜疞疦疨疶痃痚痟痫瘕瘜癇癎癣癬皙皛皢皨盢盨盱盷相盺盻省県眗眩眴睄睍睎睱睲睻瞁瞎瞦瞯瞲矄矎矖矞矽砉硎硒硖硝硣硤碏碬碹碿磍磎磶礂礥祄祆祥祫禊禑禒禤禧禼秀秈稀稄稥稧稰稴稸穘穴穸窙窨窸笑笚筅筪筱筿箫箮箱箲箵箾篂篠簘簫籼粞粯糈糏糔糦糮系紃細紲絃絏絜絢絤絬絮絴綃綅綇綉綊綌綖続綫緆緈緒緖緗線緤緰緳縀縃縖縘縣縰縼繊繍繏繡繥繫繲繻纁纈續纎纕纖纚纤线绁细绚绡绣绤绪续缃缐缬缷缿罅羊羏羛羞羡羨羬羲翈習翓翔翕翖翛翧翾聓聟肖肸肹胁胘胥胷胸脅脇脋脙脩脪腊腥腺膎膝膤膮膷臐臔臖臤臭臹臽舃舄興舋舝舷舺舾艝芎芐芗芧芯苋苬苮茓茜荀荇荥荨莃莕莘莦莧莶菥萧萫萱萲葈葕葙葸蒆蒠蒣蒵蓄蓆蓒蓰蓲蓿蔙蕁蕈蕦蕭蕮蕸蕿薂薌薛薟薢薤薪薫薰藃藇藓藖藚藛藼蘍蘐蘚虈虓虗虚虛虩虲虾蚃蚬蚼蚿蛝蛡蛵蛸蜁蜆蜥蝎蝑蝖蝢蝦螅螇螑螛蟂蟋蟏蟓蟢蟫蟰蟳蟹蠁蠉蠍蠏蠨蠵血衅衋行衒衔衖衘衺袕袖袨袭裇裼褉褎褏褻褼襄襐襑襭襲襳西見覡覤见觋觟解觧觪觲觷觹觽觿訊訏訓訙訢訤訩訫許訹詗詡詢詨詳詾誒誟誢誵誸諕諝諠諧諰諴諼諿謃謏謑謔謝謵譃譆譞譣讂讗训讯许讻诇询详诩诶谐谑谖谞谢谺谿豀豏象豨豯貅貕賉賢賯贒贙贤赥赩赮赻趇趐趘跣跭跹踃踅蹊蹝蹮躚躞躠躧軐軒輱轄轌轩辖辛辥辪迅迿选逊逍遐遜選邂邜邢邤邪郄郇郉郋郗郤郩郷鄉鄊鄎鄕鄦鄩酅酗酰醎醑醒醯醶醺釁釐釳釸鈃鈊鈢鉉鉨鉩鉶銄銊銑銒銗銛銜銝銷銹銽鋅鋗鋞鋧錎錫鍁鍌鍜鍹鎀鎋鎴鎼鏅鏇鏥鏬鏭鏽鏾鐊鐌鐔鑂鑐鑦鑫鑲鑴钑钘铉铏铣铦销锈锌锡锨锬镟镡镶閑閒閕閜閧閪闂闟闲阋阠陉降限陘陜陥险陷険陿隙隟險隰隵雄雟雪雭需霄霞霫霰霼靴靾鞋鞙鞢鞵鞾韅韘韯韰韱響項須頊顕顖顨顯项须顼颉颬颴颵飁飍飨餉餏餡餳餼饈饎饗饟饧饩饷饻馅馐香馦馨馫馴馸駨駽騂騢騱騽驉驍驤驨驯骁骍骧骹髇髐髤髹鬚鬩鬵魆魈魖魻鮏鮝鮭鮮鮴鯑鯗鯹鰕鰚鰼鱃鱈鱌鱏鱘鱚鱜鱮鱶鱻鲑鲜鲞鲟鳃鳕鳛鴞鴵鵂鵗鶱鶷鶽鷍鷳鷴鷼鷽鸂鸮鸴鸺鹇鹹麘麙麲黖黠鼷鼸齂齅齘齛齥龤𠅤𤫉𦈡𪾢𫄸𫍯𫍲𫍽𫓶𫘬𫠊𫰛𫷷𬀪𬊈𬍤𬘓𬙋𬣙𬩽𬭳𬶮𬸣𬹼'),
  ('Y', '㑊㙘㶲㺄䓨䲟䶮一丂与业丣严丫乁乂么义乊乐乑乙乚乛也乵乻亄予于亐云亚亜亞亦亪亱亴亿仡以仪仰仸伃伇伊伒优伛伝伢伿佁佑佒余佚佣佦佯佾侇侌侑依侥俁俋俑俞俣俨俹俼倄倚倻偀偃偊偐偠偤偯傆傊傜傟傭傴傿僌僥僪僷儀億儗儥優儼允元兊兌兑兖兗兪养兿円冘冝冤冴冶凐刈刖剈剡剦劓劜劮劷勇勈勚勜勩勻匀匇匋匜匬医匽卣卬印厃厊压厌厑厓原厡厣厭厳厴厵叆又友叕叞右叶吁吆吔吖吚吟吲吾呀呓员呦呭呹咉咏咦咬咽咿哊哑哕哟員哾唀唁唈唌唖唫唷唹啘啞啨啱喁喅喑喓喗喛喝喦喩喭喲営喻嗂嗈嗌嘢嘤噎噖噞噟噦噫噮噰噳噾嚈嚘嚚嚥嚴嚶囈囐囙因囦囩园囿圁圄圆圉圎園圓圔圛圜圠圧圯圻坄坱垔垚垟垠垣垭垸垼垽埇埏埜域埡埶埸堉堐堙堣堨堬堯堰堷塋塎塩塬墉墕墷墿壄壅壓壛壧壱壹夁夃夗夜夤夭央夵夷夽奄奕奥奧奫妋妍妖妘妜妟妤妧妪妴妷姎姚姨姲姶姷姸姻娅娛娪娫娮娯娱婣婬婭婴婸婹婾媀媐媖媛媮媱媴媵嫄嫈嫕嫗嫛嫞嫣嬄嬊嬐嬑嬟嬩嬮嬰嬳嬴嬽嬿孆孍孕孧孲孾宇宎宐宛宜宥宧宴寃寅寓寙寱寲射尉尢尤尧尭尹尾屹屿岄岆岈岟岩岳峄峓峟峣峪峫峳峾崕崖崟崦崯崳崵崸崺崾嵃嵎嵒嵓嵛嵤嵱嶎嶖嶢嶤嶧嶪嶫嶬嶷嶼嶽嶾巆巊巌巖巗巘巚已巸帟帠幆幺幼幽庌应庘庡庮庸庽庾廕廙廮廱廴延异弇弈弋弌引弬弲彛彜彝彞彟彥彦彧彮影彵役徉御徭徺忆忔応忧忬怈怏怞怡怣怨怮怺怿恌恙恞恱恹恽恿悀悁悅悆悒悘悠悥悦惌惐惥惲愈愉意愑愓愔愚愝愠愥愪愮愹愿慂慃慇慍慭慵慾憂憖憗憶應懌懕懙懚懝懨懩懮懿戉戫戭扅扆扊扚扜扝扡扬扵抁抈抎抑抣抭抰抴押拁拥拸拽挜挧挹捓捙捥捳掖掗掜掞掩掾揂揄揅揖揘揚揜揠揲援揶揺搖摇摬摿撄撎撽擁擛擨擪擫擽攁攍攖攲攸攺敔敡敥敧敭敼斁斔斞斦於斿旑旖旟旲旸昀易昖昜映昱昳晏晔晕景晹晻暆暈暍暎暘暚暥曀曄曅曎曕曗曜曣曮曰曱曳曵朄月有朠杅杙杝杨杬杳枂枍枒枖枟枻枼枽柂柍柚柡柼栎栐栘栧栯栶样栺桋桙桜桠桯梀梄梎梬梴棛棜棩棪棫棭椅椏椬椰椸椻椼楀楆楊楌楡楢楥楧楪業楰楹楽榅榆榏榚榞榣榬様槦槱槸樂樣樮樱樾橒橪橼檃檍檐檥檭檹檼檿櫌櫞櫟櫩櫲櫻櫽櫾櫿欎欕欝欤欥欭欲欹歅歈歋歝歟歶殀殃殒殔殗殞殥殪殷殹殽毅毉毓氜氤氧氩氬氱氲氳永汼沂沄沅沇沋沶油沿泄泆泑泧泱泳泿洂洇洋洕洝洟洢浂浟浥浧浳浴涌涒涢涯液涴淊淢淤淫淯淵淹淾渁渆渊渏渔渕渝渰渶渷游湙湚湡湧湮湲湵溁溋溎源溒溔溢溳溵滎滛滟滢滧滪滺滽漁漄演漜漪漹漾潁潆潏潩潱澐澚澞澦澭澲澺濙濚濥濦濴瀀瀁瀅瀛瀠瀯瀴瀷瀹灁灉灎灐灔灜灧灩灪灹炀炈炎炏炴烄烊烎烑烟烨烻焆焉焑焔焬焰焱焲焴焸焽煇煐煕煙煜煠煬煴煾熅熉熎熒熖熠熤熨熪熼燁燄燏燕燚營燠燡燱燿爃爓爗爚爩爰爷爺爻牅牏牖牗牙牪牰犹犽犾狁狋狏狕狖狱狳狺狿猌猏猒猗猚猨猰猶猷猺猿獄獈獟獶獿玉玗玙玚玡玥玧玴珆珚珜珢珧珱琂琊琙琟琰瑀瑒瑗瑘瑛瑜瑤瑩瑶瑿璌璍璎璵瓔瓛瓵甇甖甗用甬由甴畇畩畬異疋疑疙疟疡疣疨疫痈痍痏痒痖痬痷瘀瘂瘉瘍瘐瘖瘗瘞瘧瘱瘾瘿癊癒癔癕癢癭癮癰皐皣盁盂盈益盐盓盶眃眏眑眙眢眻眼睚睪睮瞖瞱瞸矅矆矞矣矨矱砑研砚砡砽硍硏硢硧硬硯硲硽碒碞碣碤磍磒磘磤礇礏礒礖礜礢礯礹礿祅祎祐祤禉禋禐禓禕禜禦禴禹禺秇秐秗秞秧秵移稏稢稦稶穎穓穥穻穾窅窈窑窔窕窨窫窬窯窰窳窴竩竽笌笎笖筃筄筠筵筼箊箢箷箹篒篔篗篶篽簃簷籅籆籎籝籞籥籯籰籲粌粖粤粥粵約紆紜紻絪綖緎緓緣緤緷緸緼縁縈縊縕縜縯繄繇繶繹纅纋纓纡约纭绎绬缊缘缢缨罂罃罌罨罭羊羏羑羕羛羠義羪羬羭羱羽羿翊翌翑翳翼耀耘耰耴耶耺聈聐聿肀肄肊肙肬育肴胤胦胭胰腋腌腪腰腴膉膡膺臃臆臒臙臾舀舁舆與舣艅艈艗艞艤艳艶艷艺艾芅芋芌芫芸芽苂苃苅苑苚苡苢苭英茒茔茚茟茰茵荑荥荧荫药荶荺莚莜莠莤莸莹莺菀菸萒萓萟萤营萦萭萮萸萾葉葯葽葾蒀蒏蒑蒕蒝蒬蒮蒷蓔蓣蓥蓹蓺蔅蔚蔩蔭蕍蕓蕕蕥蕴蕷薀薁薏薗薬薳藀藇藙藝藥藴蘊蘌蘙蘛蘟蘡蘥蘨虉虞虤虶蚁蚎蚏蚓蚖蚜蚰蚴蛇蛍蛘蛜蛡蛦蛹蛾蜎蜏蜒蜟蜮蜴蜵蝆蝇蝓蝘蝝蝣蝤蝧蝯蝹蝿螈螔螘螠螢螸螾蟫蟻蠅蠮蠳衍衏衙衣衤衧衪袁袎袘袣袬裀裔裕裛裫裷裺裿褑褕褗褞褤褮褹襼襾覀要覎覞覦覮觃觎觺觾言訁訔訚訝訞訡訧訮訲訳詇詍詏詒詠詣詽誃誉誘語說説誼誾諛諭諲諹諺謁謍謜謠謡謣謻譍譩譯議譻譽讉讌讑讔讛讞讠议讶译诒诣详语诱说谀谊谒谕谚谣谳谷豓豔豙豛豣豫豷貁貐貖貟貤貽賏賱贀贇贋贏贗贠贻赝赟赢赺越趛趯跀跃跇跠踊踦踰踴躍躽軅軈軉軋軏軮軺軼輍輏輑輢輰輶輿轅轙轝轧轶轺辕辷込迂迃迆迎运迓远迤迱迶迻逌逘逰逳逸逺逾遃遇遊運遗遙遠遥遹遺邀邍邎邑邕邘邧邪邮邺郁郓郔郢郧郵郺郼郾鄅鄆鄓鄖鄘鄞鄢鄴鄾酀酉酏酑酓酛酝酭酳酽醃醖醞醟醧醫醳醶醷醼釅釉野釔釪釴釶釾鈅鈏鈗鈘鈝鈠鈨鈺鈾鉞鉠鉯銀銉銚銥銦銪銿鋆鋊鋣鋺錏錥鍈鍚鍝鍱鎁鎐鎑鎣鎰鎱鏔鏞鐚鐛鐭鐷鐿鑍鑰钇钖钥钰钺铀铅铔铕铘铟铫铱银锳镒镛镱閆閱閲閹閻閼閾闄闉闫阅阈阉阎阏阣阥阦阭阳阴阽陓院陨陰陶陻陽隁隂隃隅隐隒隕隠隩隱隿雁雅雍雓雝雤雨雩雲雵霒霙霠霣霪霬霱霷靥靨靷靿鞅鞇鞕鞰韗韞韫音韵韺韻韾頁頉預頤頥頨頴顊顏顒顔顗願顤顩页预颍颐颕颖颙颜颺颻飏飖食飫飬飮飲飴餆養餍餘餚餣餫饁饇饐饔饜饫饮饴馀馌馧馭馻駀駅駌駚駰騐験騕騟騴騵驈驗驛驜驠驭驿骃验骬骮髃髺鬰鬱鬳鬻魇魊魘魚魣魭魷鮋鮣鮧鮨鮽鯒鯣鯲鰅鰋鰑鰩鰫鱅鱊鱙鱦鱼鱿鲉鲬鳐鳙鳦鳫鳱鳶鳿鴁鴈鴉鴛鴢鴥鴦鴧鴨鴪鴬鴳鴹鴺鵒鵶鵷鵺鶂鶃鶍鶑鶠鶢鶧鶯鶰鷁鷂鷃鷊鷕鷖鷛鷠鷣鷧鷪鷰鷸鷹鷾鸃鸆鸈鸉鸎鸑鸒鸙鸚鸢鸦鸭鸯鸳鹆鹓鹝鹞鹢鹥鹦鹬鹰鹽麀麌麣黓黝黟黡黤黦黫黬黭黰黳黶黿鼋鼘鼝鼬鼴鼹鼼齖齗齞齦齩齫齬齮齳齴齵齸齾龂龈龉龑龠𪩘𫄧𫄷𫐄𫖮𫖳𫘪𬘡𬙂𬟁𬤇𬨎𬬩𬮱𬸘𬸚𬺈'),
  ('Z', '㑇㤘䃎䎖䏝䓬䗪䦃丁丈专中丵丶主乇之乍乼乽乿争亝仄仉仔仗仧仲伀众传伫伷佂佇佋住佐佔作侄侏侜侦侧侲侳俎俧倁倅倊値倧倬倳债值偅做偡偧偫偬側偵偺傂傤傮傯傳債傽僎僔僝僮僽儎儧儨儹兂兆兏兹再冑冢冣准凖凧凪凿则刣制則剚剢剬剳剸劄劅劕劗劚劧助劯匝匨卆卒卓占卮厇厏厔厜叀叕只召吇吒吱周呪呮呰呲咀咂咋咒咗咤咨咫咮咱哉哜哫哲哳唑唕唣唨啁啄啅啍啙啠啧啫啭喆喋喌喒喠喥喳喿嗞嗭嗺嗻嘖嘬嘱嘲嘴噂噆噈噡噣噪噿嚋嚌嚞囀囃囋囎囐囑在圳圴址坁坐坠坧坾垁垗埑埥埩埴執埻堑堟堫堹塚塟塣塦填塼墆墇墌増墜增墫墸壮壯壴壵夂夈奏奓奘奞妆妐妕妝妯妰妱妷姃姉姊姕姪姫姿娡娤娷娺婤媑媜媰嫃嫜嫥嫧嫬嫸嬂孎子孖字孜孨孳孶宅宒宔宗宙宰宱寁寊寘寨専專尊尌尰屒展属屬屯岝岞岾峙峥崒崝崢崪崭崰崱崻崽嵀嵁嵏嵕嵫嵸嶂嶃嶄嶊嶘嶟嶦嶵州左巵巶帀帋帐帙帚帜帧帪帳帻帾幀幁幒幘幛幟幢幥庂庄庒庢庤座廌弉张弡弫張彘彰彴彸征徎徏徝從徟徰徴徵徸志忠忪忮忳怍怎怔怗怚总恉恣恮悊惉惣惴惾愸慞慥慹憄憎憕懥懫戅戆戇战戝戠戦戰扎扗扙执扸扺扻找抂抍抓折択抧抮抯拀拃拄拓拙招择拯拵拶拽挃指挋挓挚挝挣振捉捑捔捗捘捚捴捽掌掙掟掫掷揁揌揍揔揕揝揣揸搃搊搌搘搩搱搸搾摕摘摠摣摨摭摯摺撍撙撜撞撮撯撰撾擆擇擢擲擳擿攅攒攢攥支政敱敳整斀斋斎斔斟斦斩斫斬斮斱斲斵斸旃族旐旘旜旨早旽昃昗昝昣昨昭昮昼晊晝晢晣晫晬晭晸智暂暫暲曌曯曽曾最朕朘朝朡札朮术朱杂杍杔杖杝杫杼枕枛枝枞枣枬枮枳柊柘柞柣柤查柮柱柷査栀栅栆栈栉栚栥株栫栬栴栺栽桌桎桚桟桢桩桭梉梍梓梔梲梽棁棏棕棗棧棳棷棸棹椆椊植椎椓椔椥椶椹楂楖楨楱榐榛榟榨榰榸槕槙槜槠槯樁樅樍樜樝樟樦樴樶樼樽橏橥橧橴橵檇檌檛檡櫂櫍櫛櫡櫧櫫欃欈欘止正歭歱歵歽殖殝殶毡氈氊氏氶汁汄汋汥汦汷沌沚沝沞沢沯治沼沾泈泎泜注泽洅洓洔洙洲洷浈浊浙浞涨涱涿淄淍淔淖淛淳淽渍渚渣渽湛湞湷湽準溠溨溭溱滋滍滓滜滞滯漐漙漬漲漳潀潈潌潧潨潪潳潴澍澡澤澬澵濁濐濢濯濽瀄瀦瀳灂灒灟灶灷灹灼災灾炂炙炡炢炤炪炷炸炿烐烖烛烝烵焋焧焯煄煑煠照煮煰熜熧熫熷燋燝燥燪燭燳爥爪爫爭爼牂牐牸犆犳状狀狆狣狰狾猔猘猙猣猪獉獐玆珇珍珎珘珠琖琢琸瑑瑧瑱瑵瑼璅璋璏璔璪璻璾瓆瓉瓒瓚瓡甀甃甄甎甑甴甽甾畛畠畤畷疐疛疭疰疷疹疻痄症痔痣痮瘃瘇瘈瘬瘲瘴瘵癥皁皂皟皱皶皺皻皽盅盏盞盩直眐眕眝眞真眥眦眨眰眹眾着睁睉睜睟睪睭睵瞔瞕瞩瞻瞾矚矠知矪矰矷矺砋砓砖砟砦砧砫砸硃硺硾碂碊碡碪磔磗磚磩磫磳礃礈礋礩祇祉祌祑祖祗祚祝祩祬祭祯祽禃禌禎禔禚禛禶秄秇种秓秖租秨秩秭秲秶秷秼稄稓稕稙稚稡種稯稵稹稺穉穛穜穝穱穳窀窄窋窒窡窧竃竈站竚章竧竱竲竹竺笁笊笍笜笫笮筑筗筝筫筯筰箃箌箏箒箚箤箦箴箸篆築篜篧篫篴篸篹篿簀簉簗簨簪簮簻籀籈籑籒籕籗籦籫籱籷籽粀粂粍粘粙粢粥粧粻粽糉糌糚糟糭糳糽紂紎紖紙紥紩紫紮紵紸紾終組絊絑絷絺絼綕綜綧綪綴綻緃緅緇総緕緟緫緵緻縂縋縐縝縡縥縦縱縳縶總繇繌繒繓織繜繤繰繳纂纃纉纗纘纣纵纸纻纼组织终绉综绽缀缁缒缜缯缴缵罀罇罜罩罪罬置罾羄羘羜翐翟翢翥翪者耑耔耫聀聄聇聉职聑聜職肁肇肈肘肢肫肿胀胄胏胑胔胕胗胙胝胾脀脂脏脧脹腏腙腞腫膇膞膣膱膼臓臜臟臢臧自至致臷臸臻舟舯舳舴艁芓芖芝芧芷苎苧苲茁茈茊茋茡茱茲茽茿荘荢荮莇莊莋菆菑菚菬菭菷菹萙葃葄葅著葘葤葬葴葼蒃蒖蒩蒸蓁蓔蓗蓙蓫蓻蔁蔗蔠蔵蔶蕏蕞薋薝薵薻薽藋藏藢藸藻蘵蘸虥虦虴虸蚔蚛蚣蚤蚱蚻蛀蛅蛛蛭蛰蜇蜘蜙蜡蝫蝬螤螫螲螽蟄蟅蟑蟕蟙蟤蠈蠋蠌蠗蠩蠾蠿衆衠衳衶衷衹衼袏袗袟袠袩袸袾装裖裝製褚褶襈襍襗襧襵襸覙覟覱觗觜觯觰觶訨訰診註証訾訿詀詋詐詔詛詝詟詹誅誌誫諁諄諈諍諎諏諑諥諮諯諸謅謫謮謶謺譄譇證譐譔譖譗識譟譧譫譸讁讃讋讚讝证诅识诈诊诌诏诛诤诪诸诹诼调谆谘谪谮谵豑豒豬豵豸貞責貭貯貲資賊賍賑賘賙賛質賬賳賺賾贃贄贅贈贊贓贛贜贞责账质贮贼贽赀赃资赈赒赘赚赜赞赠赭走赱赵赼趈趑趙趠趦趮趱趲足趾跓跖跦跩跱踤踨踪踬踭踯踵踷蹔蹠蹢蹤蹧蹱躁躅躑躓躜躦軄軋転軫軴軸軹輈載輊輒輖輙輜輺輾轃轉轍轏轧转轴轵轸载轾辀辄辎辗辙辠辴迊迍这迣迬迮追逐這造逫週遉遧適遭遮遵邅邹邾郅郑郦郮郰鄑鄒鄟鄣鄫鄭鄹鄼酂酇酌酎酔酙酢酨酯酻醆醉醊醡醩重釗針釞釨釽鈡鈭鈼鉁鉆鉊鉒鉔鉙鉦銂銌銍銖銴銸銺銿鋕鋜鋥鋳鋴鋷錊錐錙錚錣錱錾鍐鍘鍣鍺鍼鍾鍿鎐鎡鎭鎮鎺鏃鏨鏩鏱鏳鐏鐕鐘鐟鐯鐲鑁鑄鑆鑕鑚鑽鑿钃针钊钟钲钻铚铡铢铮铸锃锗锥锧锱锺镃镇镞镯長长閘閚闸阯阵阻阼陟陣陬陼隊障隲隹隻雉雑雜雥霅震霌霑靕靻鞝韴頾頿顓颛颤颭飐飦飳飵餦饌饘饡馇馔馲馵馶馽駋駎駐駔駗駤駯駲騅騆騌騣騭騶騺騿驇驏驙驟驵驺驻骓骔骘骤髒髭髽鬃鬇鬉鬒鬷魙魳鮓鮡鮢鮺鮿鯐鯔鯞鯫鯮鯯鯺鯼鰂鰦鱁鱄鱆鱒鱛鱡鱣鱵鲊鲗鲝鲭鲰鲻鳟鳣鳭鳷鳽鴆鴊鴙鴤鴲鴸鵃鵤鵫鵻鶅鶎鶨鷓鷙鷟鷷鸀鸅鸇鸩鸷鸼鹧鹯麆麈麞黀黰黵黹鼂鼄鼅鼒鼨齄齇齊齋齍齐齚齜齰齱齺龇𥖨𦭜𨱔𫗴𬃊𬘯𬣞𬬿𬶐𬸦')
) line (letter, characters), string_to_table(characters, null) character group by character;
insert into pinyin_initial (character, letters) select c, c from string_to_table('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', null) c;
analyze pinyin_initial;

-- A name without the brackets and marks that people add or leave out. src/platform/kernel/search-pieces.ts does the same to what is asked.
create function search_key(name_key text) returns text language sql immutable parallel safe
  as $$ select translate(name_key, '()/\&+#%@~=!?|^$`', '') $$;

-- The pieces of a name and where each begins: every two characters that follow each other, and the last alone; and of its initials
-- every three letters and the last two, in all readings. Two characters that begin with a letter or digit stand among the letters.
create function name_tokens(name_key text) returns table (token text, at int2)
language sql stable as $$
  with spelt as (
    select c.at, substr(t.s, c.at, 2) as piece, p.letters as first, lead(p.letters) over w as second, lead(p.letters, 2) over w as third
    from (select search_key(name_key) as s) t cross join lateral generate_series(1, length(t.s)) c (at)
      left join pinyin_initial p on p.character = substr(t.s, c.at, 1) collate "C"
    window w as (order by c.at))
  select piece, at::int2 from spelt where piece > '[' collate "C"
  union all
  select a || b || coalesce(c, ''), at::int2
  from spelt cross join lateral string_to_table(first, null) a cross join lateral string_to_table(second, null) b
    left join lateral string_to_table(third, null) c on true
$$;

-- The pieces of a code: four characters from every second place on, and the last four. Of any five that follow each other one of the
-- two fours stands here.
create function code_tokens(code text) returns table (token text, at int2)
language sql immutable as $$
  select substr(code, i, 4), (2000 + i)::int2 from generate_series(1, length(code) - 3, 2) i
  union
  select right(code, 4), (2000 + length(code) - 3)::int2 where length(code) > 3
$$;

-- Each piece carries the codes by which the record is seen, kept by triggers whichever way a record is written; search_drift() proves it.
-- No keys on the record: a foreign key would cost an import as much as the pieces themselves.
create table social_org_token (
  token text collate "C" not null,
  pos int8 not null,
  party_pos int8 not null,
  body_no int8 not null,
  social_org_id uuid not null,
  at int2 not null
);
create unique index social_org_token_by_place on social_org_token (token, pos, social_org_id, at);
create index social_org_token_by_party on social_org_token (token, party_pos);
comment on table social_org_token is 'Pieces of names and codes of social organisations; at: where in the name, from 2001 on in the code';

create table party_org_token (
  token text collate "C" not null,
  pos int8 not null,
  region_pos int8 not null,
  party_org_id uuid not null,
  at int2 not null
);
create unique index party_org_token_by_party on party_org_token (token, pos, party_org_id, at);
create index party_org_token_by_place on party_org_token (token, region_pos);
comment on table party_org_token is 'Pieces of names and codes of Party organisations; at: where in the name, from 1001 on in the short name, from 2001 on in the code';

-- Twice for a member whose 组织关系 is with another branch than the managing one: each of the two is a way to be seen.
create table member_token (
  token text collate "C" not null,
  pos int8 not null,
  private boolean not null,
  member_id uuid not null,
  at int2 not null
);
create unique index member_token_by_party on member_token (token, pos, member_id, at);
comment on table member_token is 'Pieces of names of members, for each place in the Party tree from which the member is seen';

create function social_org_tokens(id uuid, name_key text, credit_code text, pos int8, party_pos int8, body_no int8)
returns setof social_org_token language sql stable as $$
  select t.token, pos, party_pos, body_no, id, t.at
  from (select token, at from name_tokens(name_key) union all select token, at from code_tokens(credit_code)) t
$$;

-- The short name is stored as typed. As the name's key, so far as the database can.
create function party_org_tokens(id uuid, name_key text, short_name text, party_code text, pos int8, region_pos int8)
returns setof party_org_token language sql stable as $$
  select t.token, pos, region_pos, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, (1000 + at)::int2 from name_tokens(upper(translate(short_name, ' （）', '')))
    union all select token, at from code_tokens(upper(translate(party_code, ' ', '')))) t
$$;

create function member_tokens(id uuid, name_key text, party_pos int8, membership_pos int8, private boolean)
returns setof member_token language sql stable as $$
  select t.token, seen.pos, private, id, t.at
  from name_tokens(name_key) t cross join lateral (
    select party_pos as pos union select membership_pos where membership_pos is not null) seen
$$;

create function keep_social_org_tokens() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into social_org_token select t.* from new_rows n cross join lateral social_org_tokens(n.id, n.name_key, n.credit_code, n.pos, n.party_pos, n.body_no) t;
  elsif tg_op = 'DELETE' then
    delete from social_org_token t using (select d.* from old_rows o cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no) d) gone
      where t.token = gone.token and t.pos = gone.pos and t.social_org_id = gone.social_org_id and t.at = gone.at;
  elsif exists (select from new_rows n join old_rows o on o.id = n.id where (n.name_key, n.credit_code, n.pos, n.party_pos, n.body_no) is distinct from (o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no)) then
    delete from social_org_token t using (
        select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no) d
        where (n.name_key, n.credit_code, n.pos, n.party_pos, n.body_no) is distinct from (o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no)) gone
      where t.token = gone.token and t.pos = gone.pos and t.social_org_id = gone.social_org_id and t.at = gone.at;
    insert into social_org_token select t.* from new_rows n join old_rows o on o.id = n.id
      cross join lateral social_org_tokens(n.id, n.name_key, n.credit_code, n.pos, n.party_pos, n.body_no) t where (n.name_key, n.credit_code, n.pos, n.party_pos, n.body_no) is distinct from (o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no);
  end if;
  return null;
end $$;
create trigger social_org_tokens_insert after insert on social_org referencing new table as new_rows
  for each statement execute function keep_social_org_tokens();
create trigger social_org_tokens_update after update on social_org referencing new table as new_rows old table as old_rows
  for each statement execute function keep_social_org_tokens();
create trigger social_org_tokens_delete after delete on social_org referencing old table as old_rows
  for each statement execute function keep_social_org_tokens();

create function keep_party_org_tokens() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into party_org_token select t.* from new_rows n cross join lateral party_org_tokens(n.id, n.name_key, n.short_name, n.party_code, n.pos, n.region_pos) t;
  elsif tg_op = 'DELETE' then
    delete from party_org_token t using (select d.* from old_rows o cross join lateral party_org_tokens(o.id, o.name_key, o.short_name, o.party_code, o.pos, o.region_pos) d) gone
      where t.token = gone.token and t.pos = gone.pos and t.party_org_id = gone.party_org_id and t.at = gone.at;
  elsif exists (select from new_rows n join old_rows o on o.id = n.id where (n.name_key, n.short_name, n.party_code, n.pos, n.region_pos) is distinct from (o.name_key, o.short_name, o.party_code, o.pos, o.region_pos)) then
    delete from party_org_token t using (
        select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral party_org_tokens(o.id, o.name_key, o.short_name, o.party_code, o.pos, o.region_pos) d
        where (n.name_key, n.short_name, n.party_code, n.pos, n.region_pos) is distinct from (o.name_key, o.short_name, o.party_code, o.pos, o.region_pos)) gone
      where t.token = gone.token and t.pos = gone.pos and t.party_org_id = gone.party_org_id and t.at = gone.at;
    insert into party_org_token select t.* from new_rows n join old_rows o on o.id = n.id
      cross join lateral party_org_tokens(n.id, n.name_key, n.short_name, n.party_code, n.pos, n.region_pos) t where (n.name_key, n.short_name, n.party_code, n.pos, n.region_pos) is distinct from (o.name_key, o.short_name, o.party_code, o.pos, o.region_pos);
  end if;
  return null;
end $$;
create trigger party_org_tokens_insert after insert on party_org referencing new table as new_rows
  for each statement execute function keep_party_org_tokens();
create trigger party_org_tokens_update after update on party_org referencing new table as new_rows old table as old_rows
  for each statement execute function keep_party_org_tokens();
create trigger party_org_tokens_delete after delete on party_org referencing old table as old_rows
  for each statement execute function keep_party_org_tokens();

create function keep_member_tokens() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into member_token select t.* from new_rows n cross join lateral member_tokens(n.id, n.name_key, n.party_pos, n.membership_pos, n.private) t;
  elsif tg_op = 'DELETE' then
    delete from member_token t using (select d.* from old_rows o cross join lateral member_tokens(o.id, o.name_key, o.party_pos, o.membership_pos, o.private) d) gone
      where t.token = gone.token and t.pos = gone.pos and t.member_id = gone.member_id and t.at = gone.at;
  elsif exists (select from new_rows n join old_rows o on o.id = n.id where (n.name_key, n.party_pos, n.membership_pos, n.private) is distinct from (o.name_key, o.party_pos, o.membership_pos, o.private)) then
    delete from member_token t using (
        select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral member_tokens(o.id, o.name_key, o.party_pos, o.membership_pos, o.private) d
        where (n.name_key, n.party_pos, n.membership_pos, n.private) is distinct from (o.name_key, o.party_pos, o.membership_pos, o.private)) gone
      where t.token = gone.token and t.pos = gone.pos and t.member_id = gone.member_id and t.at = gone.at;
    -- A move reaches a member twice in one statement, by the managing and by the membership branch: the row as it stands counts.
    insert into member_token select t.* from (
        select distinct n.id from new_rows n join old_rows o on o.id = n.id
        where (n.name_key, n.party_pos, n.membership_pos, n.private) is distinct from (o.name_key, o.party_pos, o.membership_pos, o.private)) n
      join member m on m.id = n.id
      cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t
      on conflict do nothing;
  end if;
  return null;
end $$;
create trigger member_tokens_insert after insert on member referencing new table as new_rows
  for each statement execute function keep_member_tokens();
create trigger member_tokens_update after update on member referencing new table as new_rows old table as old_rows
  for each statement execute function keep_member_tokens();
create trigger member_tokens_delete after delete on member referencing old table as old_rows
  for each statement execute function keep_member_tokens();

-- All pieces anew, and how what is kept differs from that: nothing, else something writes past the triggers.
create function search_rebuild() returns void
language plpgsql security definer set search_path = public as $$
begin
  delete from social_org_token;
  delete from party_org_token;
  delete from member_token;
  insert into social_org_token select t.* from social_org o cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no) t;
  insert into party_org_token select t.* from party_org p cross join lateral party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.pos, p.region_pos) t;
  insert into member_token select t.* from member m cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t;
end $$;
create function search_drift() returns table (kind text, id uuid, token text, missing boolean)
language sql stable security definer set search_path = public as $$
  with want as (
    select 'social_org' as kind, t.social_org_id as id, t.token, t.at, t.pos, t.party_pos, t.body_no, false as private
      from social_org o cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.pos, o.party_pos, o.body_no) t
    union all select 'party_org', t.party_org_id, t.token, t.at, t.region_pos, t.pos, 0, false
      from party_org p cross join lateral party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.pos, p.region_pos) t
    union all select 'member', t.member_id, t.token, t.at, 0, t.pos, 0, t.private
      from member m cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t),
  kept as (
    select 'social_org' as kind, social_org_id as id, token, at, pos, party_pos, body_no, false as private from social_org_token
    union all select 'party_org', party_org_id, token, at, region_pos, pos, 0, false from party_org_token
    union all select 'member', member_id, token, at, 0, pos, 0, private from member_token)
  select d.kind, d.id, d.token, d.missing from (
    select *, true as missing from (table want except all table kept) lacking
    union all
    select *, false from (table kept except all table want) left_over) d
$$;

grant select on pinyin_initial to {{app}}, {{self}}, {{keeper}};
do $$
declare
  t text;
begin
  foreach t in array array['social_org', 'party_org', 'member'] loop
    execute format('alter function keep_%s_tokens() owner to {{keeper}}', t);
    execute format('alter table %I enable row level security', t || '_token');
    execute format('alter table %I force row level security', t || '_token');
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t || '_token');
    execute format('grant select on %I to {{app}}, {{self}}', t || '_token');
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t || '_token');
  end loop;
end $$;
alter function search_rebuild() owner to {{keeper}};
alter function search_drift() owner to {{keeper}};
revoke execute on function search_rebuild(), search_drift() from public;
grant execute on function search_rebuild(), search_drift() to {{owner}};

-- The same ranges and keys as the rules of the records: a piece shows where its record shows.
create policy scope on social_org_token to {{app}}
  using (pos between place_lo() and place_hi() and party_pos between party_lo() and party_hi() and body_no between body_lo() and body_hi());
create policy own on social_org_token to {{self}} using (social_org_id = any (only_orgs()));
create policy scope on party_org_token to {{app}}
  using (region_pos between place_lo() and place_hi() and pos between party_lo() and party_hi()
    and (body_lo() = 0 or exists (select from coverage_relation r where r.party_org_id = party_org_token.party_org_id)));
create policy own on party_org_token to {{self}} using (pos between party_lo() and party_hi());
create policy scope on member_token to {{app}}, {{self}}
  using (may_see_persons() and pos between party_lo() and party_hi() and (not private or may_see_private()));

select search_rebuild();
